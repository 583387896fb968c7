package io.autoft.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.optimizer.auto.AutoSampler;
import io.autoft.optimizer.gp.GpSampler;
import io.autoft.optimizer.space.CategoricalParameter;
import io.autoft.optimizer.space.FloatParameter;
import io.autoft.optimizer.space.IntegerParameter;
import io.autoft.optimizer.space.Parameter;
import io.autoft.optimizer.space.Scale;
import io.autoft.optimizer.space.SearchSpace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every sampler promises. */
class SamplerTest {

  @ParameterizedTest
  @MethodSource("io.autoft.optimizer.Samplers#all")
  void proposesTheSameBitsHoweverTheHistoryIsOrdered(Sampler sampler) {
    var finished = new ArrayList<>(History.finished());
    var pending = new ArrayList<Pending>();
    for (int i = 30; i < 40; i++) {
      pending.add(new Pending(i, History.point(1e-5 * i, 1e-2 * i, 0.01 * i)));
    }
    var expected = sampler.propose(History.request(finished, pending));
    var random = new Random(3);
    for (int i = 0; i < 20; i++) {
      Collections.shuffle(finished, random);
      Collections.shuffle(pending, random);
      assertThat(sampler.propose(History.request(finished, pending))).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @MethodSource("io.autoft.optimizer.Samplers#all")
  void proposesOtherPointsForOtherNumbersAndSeeds(Sampler sampler) {
    var points = new HashSet<Map<String, Double>>();
    for (int seed = 0; seed < 10; seed++) {
      for (int number = 30; number < 40; number++) {
        var request =
            new ProposalRequest(
                History.SPACE, Direction.MINIMIZE, seed, number, History.finished(), List.of());
        assertThat(points.add(sampler.propose(request))).isTrue();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("io.autoft.optimizer.Samplers#all")
  void minimisesAsItMaximisesTheNegatedScores(Sampler sampler) {
    var negated =
        History.finished().stream()
            .map(
                trial ->
                    Finished.scored(
                        trial.number(),
                        trial.parameters(),
                        -((Observation.Score) trial.observation()).value()))
            .toList();
    for (int number = 30; number < 50; number++) {
      assertThat(
              sampler.propose(
                  new ProposalRequest(
                      History.SPACE, Direction.MAXIMIZE, 1, number, negated, List.of())))
          .isEqualTo(
              sampler.propose(
                  new ProposalRequest(
                      History.SPACE,
                      Direction.MINIMIZE,
                      1,
                      number,
                      History.finished(),
                      List.of())));
    }
  }

  @ParameterizedTest
  @MethodSource("io.autoft.optimizer.Samplers#all")
  void staysInsideTheBoundsOfTinyHugeAndFixedRanges(Sampler sampler) {
    var space =
        SearchSpace.of(
            new FloatParameter("fixed", 0.1, 0.1, Scale.LINEAR),
            new FloatParameter("fixed-log", 0.1, 0.1, Scale.LOG),
            new CategoricalParameter("fixed-category", 1),
            new IntegerParameter("fixed-integer", 7, 7, Scale.LOG),
            new IntegerParameter(
                "huge-integer", Integer.MIN_VALUE, Integer.MAX_VALUE, Scale.LINEAR),
            new IntegerParameter("huge-integer-log", 1, Integer.MAX_VALUE, Scale.LOG),
            new CategoricalParameter("category", 2),
            new FloatParameter("huge", -8e307, 8e307, Scale.LINEAR),
            new FloatParameter("huge-log", Double.MIN_VALUE, 1e308, Scale.LOG),
            new FloatParameter("one-bit", 1, Math.nextUp(1.0), Scale.LINEAR),
            new FloatParameter("one-bit-log", 1e9, Math.nextUp(1e9), Scale.LOG),
            new FloatParameter("rate", 1e-7, 1e-3, Scale.LOG),
            new FloatParameter("subnormal", 0, Double.MIN_VALUE, Scale.LINEAR),
            new FloatParameter("zero", 0, 1, Scale.LINEAR));
    var finished = new ArrayList<Finished>();
    for (int number = 0; number < 60; number++) {
      var point =
          sampler.propose(
              new ProposalRequest(space, Direction.MAXIMIZE, 5, number, finished, List.of()));
      assertThat(space.contains(point)).as("%s", point).isTrue();
      assertThat(point.keySet())
          .containsExactlyElementsOf(space.parameters().stream().map(Parameter::name).toList());
      assertThat(point).containsEntry("fixed", 0.1).containsEntry("fixed-log", 0.1);
      // Rewards the bounds, so that a model crowds towards them.
      finished.add(Finished.scored(number, point, point.get("rate") - point.get("zero")));
    }
  }

  @ParameterizedTest
  @MethodSource("io.autoft.optimizer.Samplers#all")
  void triesEveryPointOfASmallSpaceBeforeItRepeatsOne(Sampler sampler) {
    var space = SearchSpace.of(new FloatParameter("x", 1, 1 + 0x1p-50, Scale.LINEAR));
    var seen = new HashSet<Double>();
    var finished = new ArrayList<Finished>();
    for (int number = 0; number < 5; number++) {
      var point =
          sampler.propose(
              new ProposalRequest(space, Direction.MAXIMIZE, 0, 100 + number, finished, List.of()));
      assertThat(seen.add(point.get("x"))).as("%s after %s", point, seen).isTrue();
      finished.add(Finished.scored(number, point, -number));
    }
    var repeated =
        sampler.propose(
            new ProposalRequest(space, Direction.MAXIMIZE, 0, 200, finished, List.of()));
    assertThat(seen).contains(repeated.get("x"));
  }

  @ParameterizedTest
  @MethodSource("io.autoft.optimizer.Samplers#all")
  void triesEveryCombinationOfAFewValuesBeforeItRepeatsOne(Sampler sampler) {
    var space =
        SearchSpace.of(
            new CategoricalParameter("batch", 3), new IntegerParameter("n", 1, 4, Scale.LOG));
    var seen = new HashSet<Map<String, Double>>();
    var finished = new ArrayList<Finished>();
    for (int number = 0; number < 12; number++) {
      // The tenth is pending, which counts as much.
      var pending =
          number > 10
              ? List.of(new Pending(10, finished.remove(10).parameters()))
              : List.<Pending>of();
      var point =
          sampler.propose(
              new ProposalRequest(space, Direction.MAXIMIZE, 3, number, finished, pending));
      assertThat(space.contains(point)).isTrue();
      assertThat(seen.add(point)).as("%s after %s", point, seen).isTrue();
      finished.add(Finished.scored(number, point, point.get("n")));
    }
  }

  @ParameterizedTest
  @MethodSource("io.autoft.optimizer.Samplers#all")
  void acceptsDeliberateReplicatesInTheHistory(Sampler sampler) {
    var finished = new ArrayList<>(History.finished());
    var best = finished.get(10).parameters();
    for (int number = 30; number < 40; number++) {
      finished.add(Finished.scored(number, best, 0.02 + number / 1e3));
    }
    var point = sampler.propose(History.request(finished, List.of(new Pending(40, best))));
    assertThat(History.SPACE.contains(point)).isTrue();
    assertThat(point).isNotEqualTo(best);
  }

  @ParameterizedTest
  @MethodSource("io.autoft.optimizer.Samplers#all")
  void searchesAHundredDimensions(Sampler sampler) {
    var space =
        new SearchSpace(
            IntStream.range(0, 100)
                .mapToObj(i -> (Parameter) new FloatParameter("w" + i, 1e-4, 10, Scale.LOG))
                .toList());
    var finished = new ArrayList<Finished>();
    for (int number = 0; number < 20; number++) {
      var point =
          sampler.propose(
              new ProposalRequest(space, Direction.MINIMIZE, 2, number, finished, List.of()));
      assertThat(space.contains(point)).isTrue();
      finished.add(Finished.scored(number, point, point.get("w3")));
    }
  }

  /** Nothing finished, one, two; all equal, all diverged, all NaN, and scores beyond reason. */
  @ParameterizedTest
  @MethodSource("io.autoft.optimizer.Samplers#all")
  void proposesInsideTheSpaceWhateverTheScores(Sampler sampler) {
    double[][] histories = {
      {},
      {0.5},
      {0.5, 0.7},
      {0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5},
      new double[12],
      filled(12, Double.NaN),
      {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, -1e300, 1e300},
      {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, Double.MAX_VALUE, -Double.MAX_VALUE},
      {1e-320, 2e-320, 3e-320, 4e-320, 5e-320, 6e-320, 7e-320, 8e-320, 0, 0, 0, 0},
      {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 1.0 / 0, -1.0 / 0},
    };
    for (var scores : histories) {
      var finished =
          IntStream.range(0, scores.length)
              .mapToObj(i -> Finished.scored(i, History.finished().get(i).parameters(), scores[i]))
              .toList();
      for (int number = 50; number < 53; number++) {
        var point =
            sampler.propose(
                new ProposalRequest(
                    History.SPACE, Direction.MAXIMIZE, 1, number, finished, List.of()));
        assertThat(History.SPACE.contains(point)).as("%s after %s", point, scores).isTrue();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("io.autoft.optimizer.Samplers#all")
  void proposesTheOnlyPointWhereNothingIsFree(Sampler sampler) {
    var space =
        SearchSpace.of(
            new CategoricalParameter("batch", 1), new FloatParameter("x", 2, 2, Scale.LOG));
    var only = Map.of("batch", 0.0, "x", 2.0);
    var finished = IntStream.range(0, 12).mapToObj(i -> Finished.scored(i, only, i)).toList();
    for (int known : new int[] {0, 1, 12}) {
      var request =
          new ProposalRequest(
              space, Direction.MAXIMIZE, 1, 20, finished.subList(0, known), List.of());
      assertThat(sampler.propose(request)).isEqualTo(only);
    }
  }

  @Test
  void areSlowWhereAGaussianProcessProposes() {
    assertThat(Samplers.all().filter(Sampler::isSlow))
        .isNotEmpty()
        .allMatch(sampler -> sampler instanceof GpSampler || sampler instanceof AutoSampler);
    assertThat(Samplers.all().filter(sampler -> !sampler.isSlow()))
        .noneMatch(sampler -> sampler instanceof GpSampler || sampler instanceof AutoSampler);
  }

  private static double[] filled(int size, double value) {
    return IntStream.range(0, size).mapToDouble(i -> value).toArray();
  }
}
