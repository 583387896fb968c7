package io.autoft.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RepeatsTest {

  /** SplitMix64's published test vector for the seed 1234567. */
  @Test
  void theFirstHasTheTrialsSeedAndTheOthersAreDrawnFromIt() {
    assertThat(Repeats.seed(1234567, 0)).isEqualTo(1234567);
    assertThat(Repeats.seed(1234567, 1)).isEqualTo(6457827717110365317L);
    assertThat(Repeats.seed(1234567, 2)).isEqualTo(3203168211198807973L);
    assertThat(Repeats.seed(1234567, 3)).isEqualTo(Long.parseUnsignedLong("9817491932198370423"));
  }

  @Test
  void onlyTheScoresOfSingleTrainingsCanBeLeftOut() {
    assertThat(Repeats.isScore(Repeats.score(0))).isTrue();
    assertThat(Repeats.isScore(Repeats.STANDARD_DEVIATION)).isFalse();
    assertThat(Repeats.isScore(Repeats.STANDARD_ERROR)).isFalse();
  }
}
