package io.autoft.optimizer.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
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

  /** Of 100 values with mean 49.5 and deviation 28.87 the mean's standard error is 2.887. */
  @Test
  void isAsWideAsTheStandardErrorOfAMeanSays() {
    var values = IntStream.range(0, 100).mapToDouble(i -> i).toArray();
    var interval =
        Interval.of(0.9, new SplittableRandom(3), random -> Interval.resampledMean(values, random));
    assertThat(interval.low()).isEqualTo(49.5 - 1.645 * 2.887, within(0.4));
    assertThat(interval.high()).isEqualTo(49.5 + 1.645 * 2.887, within(0.4));
    assertThat(interval.isInside(44, 55)).isTrue();
    assertThat(interval.isInside(49, 55)).isFalse();
    assertThat(interval.isInside(44, 50)).isFalse();
  }
}
