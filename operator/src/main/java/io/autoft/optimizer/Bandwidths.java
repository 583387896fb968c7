package io.autoft.optimizer;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The widths of the kernels of a one-dimensional mixture, so that kernels are narrow where
 * observations are dense.
 *
 * <p>The width of an observation is the distance to its left or right neighbour, whichever is
 * farther; the outermost ones have one neighbour; a single one takes the farther bound. Then it is
 * clipped to [R / min(100, m + 2), R] for m observations on a range R. This is the rule of Bergstra
 * et al. (2011) as Optuna 4.9 has it: gaps between observations only, without a point for the prior
 * (Watanabe, arXiv 2304.11127, compares such rules).
 */
final class Bandwidths {

  private Bandwidths() {}

  /** One width for each observation, in its order; equal observations count as neighbours. */
  static double[] of(double[] observations, double low, double high) {
    int m = observations.length;
    double range = high - low;
    // The range of a parameter may be so small that a hundredth of it is 0.
    double least = Math.max(range / Math.min(100, m + 2), Double.MIN_VALUE);
    int[] order =
        IntStream.range(0, m)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> observations[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    var widths = new double[m];
    for (int i = 0; i < m; i++) {
      double x = observations[order[i]];
      double left = i > 0 ? x - observations[order[i - 1]] : m == 1 ? x - low : 0;
      double right = i < m - 1 ? observations[order[i + 1]] - x : m == 1 ? high - x : 0;
      widths[order[i]] = Math.max(least, Math.min(range, Math.max(left, right)));
    }
    return widths;
  }
}
