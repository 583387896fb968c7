package io.autoft.optimizer.gp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.autoft.optimizer.Direction;
import io.autoft.optimizer.Finished;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StandardizedLossesTest {

  @Test
  void haveMeanZeroAndVarianceOne() {
    var losses = minimized(3, 1, 2, 5, 4);
    assertThat(losses)
        .containsExactly(
            new double[] {0, -Math.sqrt(2), -Math.sqrt(0.5), Math.sqrt(2), Math.sqrt(0.5)},
            within(1e-15));
  }

  @Test
  void areLowWhereScoresAreGood() {
    var scores = new double[] {0.7, 0.9, 0.8};
    assertThat(StandardizedLosses.of(Direction.MAXIMIZE, trials(scores)))
        .containsExactly(minimized(-0.7, -0.9, -0.8));
    assertThat(minimized(scores)[1]).isPositive();
  }

  /** The better half is 1, 2, 3 around the median 3: deviation sqrt(5 / 3), bound 6.87. */
  @Test
  void cutTheTailOfBadScores() {
    double bound = 3 + 3 * Math.sqrt(5 / 3.0);
    assertThat(minimized(1, 2, 3, 5, 1000))
        .containsExactly(minimized(1, 2, 3, 5, bound), within(1e-13));
    assertThat(minimized(1, 2, 3, 5, 6)[4]).isLessThan(minimized(1, 2, 3, 5, bound)[4] + 1e-12);
  }

  @Test
  void countADivergedTrialAsBadAsTheWorstThatCounts() {
    var trials = trials(1, 2, 3, 5, 1000, Double.NaN);
    var losses = StandardizedLosses.of(Direction.MINIMIZE, trials);
    assertThat(losses[5]).isEqualTo(losses[4]).isGreaterThan(losses[3]);
  }

  @Test
  void countADivergedTrialAsWorseThanScoresThatAreAllEqual() {
    var losses = StandardizedLosses.of(Direction.MAXIMIZE, trials(0.5, 0.5, Double.NaN, 0.5));
    assertThat(losses[0]).isEqualTo(losses[1]).isNegative();
    assertThat(losses[2]).isPositive();
  }

  @Test
  void areZeroWhereNothingDiffers() {
    assertThat(minimized(0.1, 0.1, 0.1)).containsOnly(0);
    assertThat(minimized(-1e9, -1e9, -1e9, -1e9)).containsOnly(0);
    assertThat(minimized(0)).containsOnly(0);
    assertThat(minimized(Double.NaN, Double.NaN)).containsOnly(0);
  }

  @Test
  void bearScoresAtTheEndsOfDoublePrecision() {
    assertThat(minimized(1e308, -1e308, 0)).doesNotContain(Double.NaN, Double.NEGATIVE_INFINITY);
    assertThat(minimized(2e-320, 1e-320, 3e-320)).containsExactly(minimized(2, 1, 3), within(1e-3));
    double best = minimized(1, 2, 3, Double.NEGATIVE_INFINITY)[3];
    assertThat(best).isEqualTo(minimized(1, 2, 3, 1)[3]);
    assertThat(minimized(1, 2, 3, Double.POSITIVE_INFINITY))
        .containsExactly(minimized(1, 2, 3, Double.NaN));
  }

  private static double[] minimized(double... scores) {
    return StandardizedLosses.of(Direction.MINIMIZE, trials(scores));
  }

  private static List<Finished> trials(double... scores) {
    return IntStream.range(0, scores.length)
        .mapToObj(i -> Finished.scored(i, Map.of("x", (double) i), scores[i]))
        .toList();
  }
}
