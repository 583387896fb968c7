package io.autoft.optimizer.gp;

import io.autoft.optimizer.Direction;
import io.autoft.optimizer.Finished;
import java.util.Arrays;
import java.util.List;

/**
 * Turns scores into the values that a {@link GaussianProcess} is fitted to: the lower the better,
 * with mean 0 and variance 1, and the tail of bad ones cut off, which would otherwise leave little
 * of that variance to the good ones.
 *
 * <p>A loss worse than the median by more than three deviations of the better half (root mean
 * square of their distances to the median) counts as that much worse and no more. A trial that
 * diverged counts as that bad; where the better half is all equal there is no such bound, and it is
 * one deviation worse than the worst.
 */
final class StandardizedLosses {

  private static final double TAIL = 3;

  private StandardizedLosses() {}

  /** In the order of the trials; all 0 where all are equal. */
  static double[] of(Direction direction, List<Finished> trials) {
    var losses = trials.stream().mapToDouble(direction::loss).toArray();
    double scale = Arrays.stream(losses).filter(Double::isFinite).map(Math::abs).max().orElse(0);
    if (scale > 0) {
      // So that squares neither overflow nor vanish.
      for (int i = 0; i < losses.length; i++) {
        losses[i] /= scale;
      }
    }
    var finite = Arrays.stream(losses).filter(Double::isFinite).sorted().toArray();
    if (finite.length == 0) {
      return new double[losses.length];
    }
    double bound = bound(finite);
    for (int i = 0; i < losses.length; i++) {
      boolean best = losses[i] == Double.NEGATIVE_INFINITY;
      losses[i] = best ? finite[0] : losses[i] <= bound ? losses[i] : bound;
    }
    return standardized(losses);
  }

  private static double bound(double[] sorted) {
    double median = sorted[(sorted.length - 1) / 2];
    int half = (sorted.length + 1) / 2;
    double squares = 0;
    for (int i = 0; i < half; i++) {
      squares += (sorted[i] - median) * (sorted[i] - median);
    }
    double bound = median + TAIL * Math.sqrt(squares / half);
    double worst = sorted[sorted.length - 1];
    double mean = Arrays.stream(sorted).average().orElseThrow();
    double variance = Arrays.stream(sorted).map(y -> (y - mean) * (y - mean)).sum() / sorted.length;
    return bound > median ? bound : worst + (variance > 0 ? Math.sqrt(variance) : 1);
  }

  private static double[] standardized(double[] values) {
    double first = values[0];
    if (Arrays.stream(values).allMatch(value -> value == first)) {
      return new double[values.length];
    }
    double mean = 0;
    for (double value : values) {
      mean += value / values.length;
    }
    double variance = 0;
    for (double value : values) {
      variance += (value - mean) * (value - mean) / values.length;
    }
    double deviation = Math.sqrt(variance);
    for (int i = 0; i < values.length; i++) {
      values[i] = (values[i] - mean) / deviation;
    }
    return values;
  }
}
