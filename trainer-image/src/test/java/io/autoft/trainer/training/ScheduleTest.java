package io.autoft.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScheduleTest {

  @Test
  void risesLinearlyToThePeakAndFallsAsACosine() {
    var schedule = new Schedule(8, 4, 8);

    assertThat(schedule.rate(0)).isEqualTo(2);
    assertThat(schedule.rate(3)).isEqualTo(8);
    assertThat(schedule.rate(4)).isEqualTo(8);
    assertThat(schedule.rate(6)).isCloseTo(4, within(1e-12));
    // 8 (1 + cos(3 pi / 4)) / 2
    assertThat(schedule.rate(7)).isCloseTo(1.1715728752538097, within(1e-12));
  }

  @Test
  void startsAtThePeakWithoutWarmUp() {
    assertThat(new Schedule(8, 0, 10).rate(0)).isEqualTo(8);
  }

  @Test
  void onlyRisesWhereTheWarmUpIsLongerThanTheTraining() {
    assertThat(new Schedule(8, 16, 4).rate(3)).isEqualTo(2);
  }
}
