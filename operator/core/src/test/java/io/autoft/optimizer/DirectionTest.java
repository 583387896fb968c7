package io.autoft.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DirectionTest {

  @Test
  void saysWhichScoreIsBetter() {
    assertThat(Direction.MAXIMIZE.isBetter(2, 1)).isTrue();
    assertThat(Direction.MAXIMIZE.isBetter(1, 2)).isFalse();
    assertThat(Direction.MINIMIZE.isBetter(1, 2)).isTrue();
    assertThat(Direction.MINIMIZE.isBetter(2, 1)).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void neverPrefersAnEqualScore(Direction direction) {
    assertThat(direction.isBetter(1, 1)).isFalse();
    assertThat(direction.isBetter(0.0, -0.0)).isFalse();
    assertThat(direction.isBetter(-0.0, 0.0)).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void neverPrefersNaNAndPrefersEverythingToIt(Direction direction) {
    double worst =
        direction == Direction.MAXIMIZE ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    assertThat(direction.isBetter(Double.NaN, worst)).isFalse();
    assertThat(direction.isBetter(Double.NaN, Double.NaN)).isFalse();
    assertThat(direction.isBetter(worst, Double.NaN)).isTrue();
  }

  @Test
  void ranksScoresThenTheRestAndTheEarlierFirstAmongEquals() {
    var trials =
        List.of(
            Finished.scored(0, Map.of(), Double.NaN),
            Finished.diverged(1, Map.of()),
            Finished.scored(2, Map.of(), -0.0),
            Finished.scored(3, Map.of(), 0.0),
            Finished.scored(4, Map.of(), 5),
            Finished.scored(5, Map.of(), 5),
            Finished.scored(6, Map.of(), -5));
    assertThat(ranking(Direction.MAXIMIZE, trials)).containsExactly(4, 5, 2, 3, 6, 0, 1);
    assertThat(ranking(Direction.MINIMIZE, trials)).containsExactly(6, 2, 3, 4, 5, 0, 1);
  }

  @Test
  void namesTheBestOnlyWhereThereIsAScore() {
    var bad = List.of(Finished.diverged(0, Map.of()), Finished.scored(1, Map.of(), Double.NaN));
    assertThat(Direction.MAXIMIZE.best(bad)).isEmpty();
    var trials =
        List.of(bad.get(0), Finished.scored(7, Map.of(), 3), Finished.scored(4, Map.of(), 3));
    assertThat(Direction.MAXIMIZE.best(trials)).contains(trials.get(2));
  }

  private static List<Integer> ranking(Direction direction, List<Finished> trials) {
    return trials.stream().sorted(direction.bestFirst()).map(Finished::number).toList();
  }
}
