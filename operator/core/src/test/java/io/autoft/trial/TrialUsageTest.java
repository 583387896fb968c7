package io.autoft.trial;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TrialUsageTest {

  @Test
  void attemptsDisruptionsAndRunsAddUp() {
    var usage =
        TrialUsage.NONE
            .withAttempt()
            .withRun(60, 2)
            .withDisruption()
            .withAttempt()
            .withRun(1.5, 0.5);

    assertThat(usage).isEqualTo(new TrialUsage(2, 1, 61.5, 120.75));
  }

  @Test
  void aRunWithoutAGpuHasNoGpuSeconds() {
    assertThat(TrialUsage.NONE.withRun(60, 0)).isEqualTo(new TrialUsage(0, 0, 60, 0));
  }
}
