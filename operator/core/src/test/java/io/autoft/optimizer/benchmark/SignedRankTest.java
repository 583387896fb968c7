package io.autoft.optimizer.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Reference values by {@code scipy.stats.wilcoxon} of SciPy 1.17, of exact or approximate method.
 */
class SignedRankTest {

  @Test
  void countsTheSignsOfFewDifferences() {
    assertP(0.0390625, new double[] {-0.4, 0.1, -0.35, -0.22, 0.05, -0.6, -0.31, -0.11});
    assertP(0.0625, new double[] {1, 2, 3, 4, 5});
    assertP(
        0.34881019592285156,
        IntStream.range(0, 20).mapToDouble(i -> Math.sin(3 * i + 1) - 0.2).toArray());
  }

  @Test
  void approximatesWhereDifferencesTieOrVanish() {
    assertP(0.3319360710921604, new double[] {0.5, -0.5, 1, 1, -2, 3, 0.25, 0.75, 2, -1.5});
    assertP(0.08583095844428565, new double[] {0, 0.5, -0.4, 1, 1.5, 2, 3.5, 0.25, 0.75, -1.25});
    assertP(
        0.01196230076078925,
        IntStream.range(0, 80).mapToDouble(i -> Math.sin(3 * i + 1) - 0.2).toArray());
  }

  @Test
  void findsNothingInNoDifference() {
    assertP(1, new double[] {0, 0, 0});
  }

  @Test
  void sharesRanksAmongEquals() {
    assertThat(SignedRank.ranks(new double[] {3, 1, 3, 2, 3})).containsExactly(4, 1, 4, 2, 4);
  }

  private static void assertP(double expected, double[] differences) {
    assertThat(SignedRank.pValue(differences)).isEqualTo(expected, within(1e-12));
  }
}
