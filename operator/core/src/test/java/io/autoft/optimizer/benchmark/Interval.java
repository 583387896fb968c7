package io.autoft.optimizer.benchmark;

import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Where a statistic lies, by Efron's percentile bootstrap (1979). */
record Interval(double low, double high) {

  private static final int RESAMPLES = 4000;

  /**
   * @param level such as 0.9: a twentieth of the resamples lies on either side
   * @param resample one value of the statistic, on data drawn with replacement
   */
  static Interval of(
      double level, RandomGenerator random, ToDoubleFunction<RandomGenerator> resample) {
    var values =
        IntStream.range(0, RESAMPLES)
            .mapToDouble(i -> resample.applyAsDouble(random))
            .sorted()
            .toArray();
    return new Interval(quantile(values, (1 - level) / 2), quantile(values, (1 + level) / 2));
  }

  Interval exp() {
    return new Interval(Math.exp(low), Math.exp(high));
  }

  boolean isInside(double from, double to) {
    return from <= low && high <= to;
  }

  /** Linear between the order statistics, as NumPy does by default. */
  static double quantile(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
