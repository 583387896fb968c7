package io.autoft.optimizer.gp;

/**
 * A log-normal density, as a prior of a positive quantity x of which the search moves t = log x:
 *
 * <pre>log p(x) = -t - (t - mean)^2 / (2 deviation^2) + constant.</pre>
 *
 * <p>The term -t belongs to a density in x. Without it, as a normal density in t, the mode lies at
 * exp(mean) and no longer at exp(mean - deviation^2): length scales would start so long that every
 * parameter looked irrelevant.
 */
record LogNormalPrior(double mean, double deviation) {

  /**
   * Of the length scale of each of a number of dimensions, which has to grow with their square root
   * for distances to mean the same (Hvarfner, Hellsten and Nardi, arXiv 2402.02229).
   */
  static LogNormalPrior ofLengthScale(int dimensions) {
    return new LogNormalPrior(
        Math.sqrt(2) + 0.5 * StrictMath.log(Math.max(1, dimensions)), Math.sqrt(3));
  }

  /** Of the variance of the noise, where the scores' own variance is 1; same source. */
  static LogNormalPrior ofNoise() {
    return new LogNormalPrior(-4, 1);
  }

  /** log p up to the constant. */
  double logDensity(double t) {
    double z = (t - mean) / deviation;
    return -t - 0.5 * z * z;
  }

  /** Its derivative with respect to t. */
  double slope(double t) {
    return -1 - (t - mean) / (deviation * deviation);
  }
}
