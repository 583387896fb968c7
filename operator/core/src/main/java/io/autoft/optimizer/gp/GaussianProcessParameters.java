package io.autoft.optimizer.gp;

/**
 * Parameters of a {@link GaussianProcess}: a length scale for each dimension, the distance over
 * which the function changes much, and the variance of the noise of its values. The function's own
 * variance is 1.
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
