package io.autoft.optimizer.importance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.autoft.optimizer.Direction;
import io.autoft.optimizer.Finished;
import io.autoft.optimizer.sobol.SobolSequence;
import io.autoft.optimizer.space.CategoricalParameter;
import io.autoft.optimizer.space.FloatParameter;
import io.autoft.optimizer.space.IntegerParameter;
import io.autoft.optimizer.space.Scale;
import io.autoft.optimizer.space.SearchSpace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ImportanceTest {

  private static final SearchSpace SPACE =
      SearchSpace.of(
          new FloatParameter("x", 0, 1, Scale.LINEAR),
          new FloatParameter("y", 1e-4, 1, Scale.LOG),
          new FloatParameter("z", 0, 1, Scale.LINEAR));

  /** How far along its range a parameter's value is. */
  private static double unit(String name, Map<String, Double> point) {
    return SPACE.parameters().stream()
        .filter(parameter -> parameter.name().equals(name))
        .findFirst()
        .orElseThrow()
        .toUnit(point.get(name));
  }

  @Test
  void givesEverythingToTheOnlyParameterThatMatters() {
    var shares = shares(Direction.MAXIMIZE, 200, point -> point.get("z"));
    assertThat(shares).isEqualTo(Map.of("x", 0.0, "y", 0.0, "z", 1.0));
    assertThat(shares.keySet()).containsExactly("x", "y", "z");
  }

  /**
   * The best quarter of 2 x + y is where it is above 2. There the density of x is 4 (2 x - 1) from
   * 1/2 on, that of y is 2 y; the divergences from 1 are 5/3 and 1/3.
   */
  @Test
  void agreesWithTheClosedFormOfASum() {
    var shares = shares(Direction.MAXIMIZE, 8192, point -> 2 * unit("x", point) + unit("y", point));
    assertThat(shares.get("x")).isEqualTo(5 / 6.0, within(0.005));
    assertThat(shares.get("y")).isEqualTo(1 / 6.0, within(0.005));
    assertThat(shares.get("z")).isZero();
  }

  /** Two parameters of one effect share alike, whichever way is better. */
  @Test
  void givesEqualSharesToEqualEffects() {
    var shares =
        shares(
            Direction.MINIMIZE,
            4096,
            point -> Math.pow(unit("x", point) - .5, 2) + Math.pow(unit("z", point) - .5, 2));
    assertThat(shares.get("x")).isEqualTo(0.5, within(0.01));
    assertThat(shares.get("z")).isEqualTo(0.5, within(0.01));
    assertThat(shares.values().stream().mapToDouble(share -> share).sum())
        .isEqualTo(1, within(1e-12));
  }

  @Test
  void seesWhatMakesTrainingDiverge() {
    var trials = new ArrayList<Finished>();
    for (int i = 0; i < 100; i++) {
      var point = point(i);
      trials.add(
          point.get("x") > .6
              ? Finished.diverged(i, point)
              : Finished.scored(i, point, unit("z", point)));
    }
    var shares = Importance.of(SPACE, Direction.MAXIMIZE, trials);
    assertThat(shares.get("x")).isBetween(0.05, 0.5);
    assertThat(shares.get("x") + shares.get("z")).isEqualTo(1, within(1e-12));
  }

  @Test
  void understandsCategoriesAndWholeNumbers() {
    var space =
        SearchSpace.of(
            new CategoricalParameter("batch", 4),
            new FloatParameter("fixed", 2, 2, Scale.LINEAR),
            new IntegerParameter("layers", 1, 3, Scale.LINEAR),
            new IntegerParameter("seed", 0, 1000, Scale.LINEAR));
    var trials =
        IntStream.range(0, 128)
            .mapToObj(
                i -> {
                  var point = space.fromUnit(new SobolSequence(1, 3).point(i));
                  // The best quarter: one of four categories.
                  return Finished.scored(
                      i, point, point.get("batch") == 2 ? 1 + i / 1e3 : -i / 1e3);
                })
            .toList();
    assertThat(Importance.of(space, Direction.MAXIMIZE, trials))
        .isEqualTo(Map.of("batch", 1.0, "layers", 0.0, "seed", 0.0));
  }

  @Test
  void saysNothingOfFewTrials() {
    assertThat(shares(Direction.MAXIMIZE, 19, point -> point.get("z"))).isEmpty();
    assertThat(shares(Direction.MAXIMIZE, 20, point -> point.get("z"))).containsEntry("z", 1.0);
  }

  @Test
  void saysNothingWhereEveryTrialIsAsGood() {
    assertThat(shares(Direction.MAXIMIZE, 100, point -> 0.5)).isEmpty();
    var diverged = IntStream.range(0, 100).mapToObj(i -> Finished.diverged(i, point(i))).toList();
    assertThat(Importance.of(SPACE, Direction.MAXIMIZE, diverged)).isEmpty();
  }

  @Test
  void takesChanceForAnEffectInOneStudyOfTwenty() {
    long studies =
        IntStream.range(0, 400)
            .filter(
                seed -> {
                  var random = new Random(seed);
                  return !shares(Direction.MAXIMIZE, 60, point -> random.nextDouble()).isEmpty();
                })
            .count();
    assertThat(studies).isBetween(5L, 35L);
  }

  @Test
  void dependsOnTheHistoryAlone() {
    var trials = new ArrayList<Finished>();
    for (int i = 0; i < 80; i++) {
      trials.add(Finished.scored(i, point(i), Math.rint(3 * unit("x", point(i)))));
    }
    var expected = Importance.of(SPACE, Direction.MINIMIZE, trials);
    assertThat(expected).containsEntry("x", 1.0);
    trials.add(Finished.scored(99, Map.of("x", 5.0), -9));
    Collections.shuffle(trials, new Random(1));
    assertThat(Importance.of(SPACE, Direction.MINIMIZE, trials)).isEqualTo(expected);
  }

  private static Map<String, Double> shares(
      Direction direction, int trials, ToDoubleFunction<Map<String, Double>> score) {
    List<Finished> finished =
        IntStream.range(0, trials)
            .mapToObj(i -> Finished.scored(i, point(i), score.applyAsDouble(point(i))))
            .toList();
    return Importance.of(SPACE, direction, finished);
  }

  private static Map<String, Double> point(int i) {
    return SPACE.fromUnit(new SobolSequence(4, 3).point(i));
  }
}
