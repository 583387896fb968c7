package io.autoft.optimizer;

/**
 * A normal distribution cut off at the bounds of a parameter and scaled back to probability 1:
 *
 * <pre>p(x) = phi((x - mean) / sigma) / (sigma (Phi(b) - Phi(a)))   for low <= x <= high,</pre>
 *
 * with a = (low - mean) / sigma and b = (high - mean) / sigma. All in the parameter's coordinate.
 */
final class TruncatedNormal {

  private final double mean;
  private final double sigma;
  private final double low;
  private final double high;
  private final double logScale;

  TruncatedNormal(double mean, double sigma, double low, double high) {
    this.mean = mean;
    this.sigma = sigma;
    this.low = low;
    this.high = high;
    this.logScale = StrictMath.log(sigma) + StandardNormal.logMass(standard(low), standard(high));
  }

  double mean() {
    return mean;
  }

  double sigma() {
    return sigma;
  }

  /** log p(x), negative infinity outside the bounds. */
  double logDensity(double x) {
    if (x < low || x > high) {
      return Double.NEGATIVE_INFINITY;
    }
    return StandardNormal.logDensity(standard(x)) - logScale;
  }

  /** The x below which a fraction u of the probability lies; a draw, for a uniform u. */
  double quantile(double u) {
    double z = StandardNormal.truncatedQuantile(u, standard(low), standard(high));
    return Math.max(low, Math.min(high, mean + sigma * z));
  }

  private double standard(double x) {
    return (x - mean) / sigma;
  }
}
