package io.autoft.optimizer;

/**
 * What a {@link GaussianProcess} assumes of the function: how far apart points have to be to differ
 * much, in each dimension, and how noisy values are. The function's own variance is 1.
 *
 * @param logLengths natural logarithms of the length scales, one for each free parameter
 * @param logNoise natural logarithm of the variance of the noise
 */
record GaussianProcessParameters(double[] logLengths, double logNoise) {

  /** 1 / length^2 of the dimension of each feature. */
  static double[] inverseSquares(double[] logLengths, int[] dimensions) {
    var inverses = new double[dimensions.length];
    for (int f = 0; f < inverses.length; f++) {
      inverses[f] = StrictMath.exp(-2 * logLengths[dimensions[f]]);
    }
    return inverses;
  }
}
