package io.autoft.result.confirmation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class OptimismTest {

  private static final SeedNoise NO_NOISE = new SeedNoise(0, 0, 0, 1, 0, 2, 2);

  /** Of two equals, the one that a resample favours is chosen, and looks better by 0.01. */
  @Test
  void ofEqualsTheLuckyOneIsChosen() {
    var choices =
        List.of(
            Example.moved(1, 0.7, 0.01, -0.01, 0.01, -0.01),
            Example.moved(2, 0.7, -0.01, 0.01, -0.01, 0.01));

    assertThat(Optimism.ofBest(choices, NO_NOISE)).isCloseTo(0.01, within(1e-12));
  }

  @Test
  void whoIsFarAheadOwesNothingToLuck() {
    var choices =
        List.of(
            Example.moved(1, 0.9, 0.01, -0.01, 0.01, -0.01),
            Example.moved(2, 0.7, -0.01, 0.01, -0.01, 0.01));

    assertThat(Optimism.ofBest(choices, NO_NOISE)).isCloseTo(0, within(1e-12));
  }

  @Test
  void whatMovesAllAlikeIsNoLuck() {
    var choices =
        List.of(Example.moved(1, 0.7, 0.02, -0.02, 0.02), Example.moved(2, 0.7, 0.02, -0.02, 0.02));

    assertThat(Optimism.ofBest(choices, NO_NOISE)).isCloseTo(0, within(1e-12));
  }

  /** The larger of two standard normal errors is 1 / sqrt(pi) on the mean. */
  @Test
  void theChanceOfTheSeedsCountsToo() {
    var deviations = new double[2000];
    var choices = List.of(Example.moved(1, 0.7, deviations), Example.moved(2, 0.7, deviations));
    var noise = new SeedNoise(2e-4, 0, 2e-4, 1, 0, 2, 2);

    assertThat(Optimism.ofBest(choices, noise)).isCloseTo(0.01 / Math.sqrt(Math.PI), within(3e-4));
  }

  /** On either resample another trial comes first, each by 0.01; the mean of both is 0. */
  @Test
  void theBestScoreOfASearchHasTheLuckOfTheExamples() {
    assertThat(
            Optimism.ofSearch(new double[] {0.7, 0.7}, new double[][] {{0.71, 0.69}, {0.69, 0.71}}))
        .isCloseTo(0.01, within(1e-12));
    assertThat(
            Optimism.ofSearch(new double[] {0.9, 0.7}, new double[][] {{0.91, 0.89}, {0.69, 0.71}}))
        .as("of one that is far ahead, the better half is itself")
        .isCloseTo(0, within(1e-12));
  }

  /** On either resample another trial comes first, each by 0.01; the mean of both is 0. */
  @Test
  void candidatesInheritTheLuckOfTheExamples() {
    double[] search = {0.7, 0.7};
    double[][] resampled = {{0.71, 0.69}, {0.69, 0.71}};

    assertThat(ofOneCandidate(search, resampled, 0.01)).isCloseTo(0.01, within(1e-12));
    assertThat(ofOneCandidate(search, resampled, 0.005)).isCloseTo(0.005, within(1e-12));
    assertThat(ofOneCandidate(search, resampled, 0)).isZero();
  }

  /** Of a candidate whose mean over fresh seeds moves by this on the same resamples. */
  private static double ofOneCandidate(double[] search, double[][] resampled, double moves) {
    return Optimism.ofCandidates(
        search, resampled, List.of(Example.moved(0, 0.69, moves, -moves)), new int[] {0});
  }
}
