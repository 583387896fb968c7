package io.autoft.optimizer;

import java.util.Arrays;

/**
 * How much each observation of a mixture counts: the newest 25 fully; the older ones along a line
 * that rises from 1/m for the oldest of all m to 1, so that a long history slowly forgets.
 */
final class AgeWeights {

  private static final int FULL = 25;

  private AgeWeights() {}

  /** One weight, not normalised, for each of m observations, the oldest first. */
  static double[] of(int m) {
    var weights = new double[m];
    Arrays.fill(weights, 1.0);
    int old = m - FULL;
    double oldest = 1.0 / m;
    for (int i = 0; i < old; i++) {
      weights[i] = old == 1 ? oldest : oldest + i * (1 - oldest) / (old - 1);
    }
    return weights;
  }
}
