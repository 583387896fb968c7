package io.autoft.optimizer.gp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.autoft.optimizer.Direction;
import io.autoft.optimizer.Finished;
import io.autoft.optimizer.History;
import io.autoft.optimizer.Pending;
import io.autoft.optimizer.ProposalRequest;
import io.autoft.optimizer.sobol.StartupSampler;
import io.autoft.optimizer.space.CategoricalParameter;
import io.autoft.optimizer.space.FloatParameter;
import io.autoft.optimizer.space.Scale;
import io.autoft.optimizer.space.SearchSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GpSamplerTest {

  private static final SearchSpace LINE =
      SearchSpace.of(new FloatParameter("x", 0, 1, Scale.LINEAR));

  @Test
  void refusesANegativeNumberOfStartupTrials() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GpSampler(-1))
        .withMessage("startupTrials is negative: -1");
  }

  @Test
  void coversTheSpaceEvenlyUntilEnoughTrialsHaveFinished() {
    var nine = History.request(History.finished().subList(0, 9), List.of());
    assertThat(new GpSampler(10).propose(nine)).isEqualTo(new StartupSampler().propose(nine));
    var ten = History.request(History.finished().subList(0, 10), List.of());
    assertThat(new GpSampler(10).propose(ten)).isNotEqualTo(new StartupSampler().propose(ten));
    var none = History.request(List.of(), List.of());
    assertThat(new GpSampler(0).propose(none)).isEqualTo(new StartupSampler().propose(none));
  }

  /** (x - 0.37)^2 without noise, from three points. */
  @Test
  void findsTheBottomOfAParabolaInAFewTrials() {
    var finished = new ArrayList<Finished>();
    for (int number = 0; number < 12; number++) {
      var point =
          number < 3 ? Map.of("x", number / 2.0) : propose(LINE, number, finished, List.of());
      double x = point.get("x") - 0.37;
      finished.add(Finished.scored(number, point, x * x));
    }
    assertThat(finished.subList(6, 12))
        .anySatisfy(trial -> assertThat(trial.parameters().get("x")).isBetween(0.36, 0.38));
  }

  /** 12 of each of three categories, the second best by 1 with noise of 0.5. */
  @Test
  void prefersTheBetterCategory() {
    var space =
        SearchSpace.of(
            new CategoricalParameter("batch", 3), new FloatParameter("x", 0, 1, Scale.LINEAR));
    var random = new Random(4);
    var finished =
        IntStream.range(0, 36)
            .mapToObj(
                i ->
                    Finished.scored(
                        i,
                        Map.of("batch", (double) (i % 3), "x", random.nextDouble()),
                        (i % 3 == 1 ? -1 : 0) + 0.5 * random.nextGaussian()))
            .toList();
    assertThat(
            IntStream.range(100, 110)
                .mapToDouble(n -> propose(space, n, finished, List.of()).get("batch")))
        .filteredOn(batch -> batch == 1.0)
        .hasSizeGreaterThanOrEqualTo(8);
  }

  @Test
  void spreadsWhatIsTriedAtTheSameTime() {
    assertThat(spread(true)).isGreaterThan(1.5 * spread(false));
  }

  /** The mean squared distance between proposals that know, or do not know, of one another. */
  private static double spread(boolean knowing) {
    var pending = new ArrayList<Pending>();
    for (int number = 100; number < 108; number++) {
      var request =
          new ProposalRequest(
              History.SPACE,
              Direction.MINIMIZE,
              7,
              number,
              History.finished(),
              knowing ? pending : List.of());
      pending.add(new Pending(number, new GpSampler(0).propose(request)));
    }
    double sum = 0;
    for (var one : pending) {
      for (var other : pending) {
        var a = History.SPACE.toUnit(one.parameters());
        var b = History.SPACE.toUnit(other.parameters());
        sum += IntStream.range(0, 3).mapToDouble(d -> (a[d] - b[d]) * (a[d] - b[d])).sum();
      }
    }
    return sum / 56;
  }

  @Test
  void keepsAwayFromWhereTrialsDiverged() {
    var finished = hill(0.7);
    for (int i = 0; i < 12; i++) {
      finished.add(Finished.diverged(100 + i, Map.of("x", 0.65 + i / 100.0)));
    }
    assertThat(
            IntStream.range(200, 220)
                .mapToDouble(number -> propose(LINE, number, finished, List.of()).get("x")))
        .allMatch(x -> x < 0.65 || x > 0.76);
  }

  /** A lucky score among bad ones at one point does not hold the search there. */
  @Test
  void looksAtMeansAndNotAtTheLuckiestScore() {
    var finished = new ArrayList<Finished>();
    for (int i = 0; i < 30; i++) {
      // Noise of 1 around a valley at 0.2 with the depth 3, and one score of -4 at 0.9.
      double x = i / 30.0;
      double noise = i % 2 == 0 ? 1 : -1;
      finished.add(Finished.scored(i, Map.of("x", x), 20 * (x - 0.2) * (x - 0.2) - 3 + noise));
    }
    finished.add(Finished.scored(30, Map.of("x", 0.9), -4.1));
    assertThat(
            IntStream.range(100, 110)
                .mapToDouble(number -> propose(LINE, number, finished, List.of()).get("x")))
        .allMatch(x -> x < 0.5);
  }

  private static List<Finished> hill(double top) {
    var finished = new ArrayList<Finished>();
    for (int i = 0; i < 20; i++) {
      double x = (i + 0.5) / 20;
      finished.add(Finished.scored(i, Map.of("x", x), Math.abs(x - top)));
    }
    return finished;
  }

  private static Map<String, Double> propose(
      SearchSpace space, int number, List<Finished> finished, List<Pending> pending) {
    return new GpSampler(0)
        .propose(new ProposalRequest(space, Direction.MINIMIZE, 0, number, finished, pending));
  }
}
