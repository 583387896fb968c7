package io.autoft.optimizer.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class IntervalTest {

  /** As {@code numpy.quantile} has it. */
  @Test
  void interpolatesQuantilesLinearly() {
    var sorted = new double[] {1, 2, 4, 8, 16};
    assertThat(Interval.quantile(sorted, 0.05)).isEqualTo(1.2, within(1e-12));
    assertThat(Interval.quantile(sorted, 0.5)).isEqualTo(4);
    assertThat(Interval.quantile(sorted, 0.9)).isEqualTo(12.8, within(1e-12));
    assertThat(Interval.quantile(sorted, 1)).isEqualTo(16);
  }

  /** Of a normal deviate 90 % lie within 1.645 deviations of the mean. */
  @Test
  void leavesATwentiethOfTheResamplesOnEitherSide() {
    var interval =
        Interval.of(0.9, new SplittableRandom(3), random -> 50 + 10 * Fate.normal(random));
    assertThat(interval.low()).isEqualTo(50 - 16.45, within(0.7));
    assertThat(interval.high()).isEqualTo(50 + 16.45, within(0.7));
    assertThat(interval.isInside(32, 68)).isTrue();
    assertThat(interval.isInside(49, 68)).isFalse();
    assertThat(interval.isInside(32, 51)).isFalse();
  }
}
