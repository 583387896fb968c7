package io.autoft.optimizer.tpe;

import java.util.Arrays;

/**
 * How much each kernel of a mixture counts: the newest 25 observations fully; the older ones along
 * a line that rises from 1/m for the oldest of all m to 1, so that a long history slowly forgets;
 * and the prior, which is last, like a new observation.
 */
final class AgeWeights {

  private static final int FULL = 25;

  private final double[] shares;
  private final double[] logShares;

  private AgeWeights(double[] shares) {
    this.shares = shares;
    this.logShares = Arrays.stream(shares).map(StrictMath::log).toArray();
  }

  /** Of m observations, the oldest first, and the prior; they add up to 1. */
  static AgeWeights of(int m) {
    var weights = Arrays.copyOf(unscaled(m), m + 1);
    weights[m] = 1.0;
    // Not a stream's sum: how that compensates for rounding has changed between Java versions.
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    for (int i = 0; i <= m; i++) {
      weights[i] /= sum;
    }
    return new AgeWeights(weights);
  }

  /** One weight, not normalised, for each of m observations, the oldest first. */
  static double[] unscaled(int m) {
    var weights = new double[m];
    Arrays.fill(weights, 1.0);
    int old = m - FULL;
    double oldest = 1.0 / m;
    for (int i = 0; i < old; i++) {
      weights[i] = old == 1 ? oldest : oldest + i * (1 - oldest) / (old - 1);
    }
    return weights;
  }

  double[] shares() {
    return shares.clone();
  }

  /** Logarithms of the shares, as terms to add to. */
  double[] logShares() {
    return logShares.clone();
  }

  /** The kernel into whose share a number from [0, 1) falls. */
  int pick(double uniform) {
    double u = uniform;
    int kernel = 0;
    while (kernel < shares.length - 1 && u >= shares[kernel]) {
      u -= shares[kernel];
      kernel++;
    }
    return kernel;
  }
}
