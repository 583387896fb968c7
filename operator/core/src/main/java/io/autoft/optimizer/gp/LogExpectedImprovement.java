package io.autoft.optimizer.gp;

import io.autoft.optimizer.numerics.StandardNormal;

/**
 * The logarithm of the expected improvement of a normal quantity below a value, log(s) + log h(z)
 * with z = (value - mean) / s and h(z) = phi(z) + z Phi(z).
 *
 * <p>h itself underflows where an improvement is unlikely, so that such candidates could no longer
 * be ranked, nor climbed from. With x = -z > 0, h = phi(x) (1 - x m(x)) where m is Mills' ratio
 * Phi(-x) / phi(x) = sqrt(pi / 2) erfcx(x / sqrt(2)), and where that cancels, h = phi(x) / x^2 (1 -
 * 3 / x^2 + 15 / x^4 - ..) (Ament et al., arXiv 2310.20708).
 */
final class LogExpectedImprovement {

  private static final double SERIES_FROM = 200;

  private LogExpectedImprovement() {}

  /** log h(z). */
  static double logH(double z) {
    if (z > -1) {
      return StrictMath.log(
          StrictMath.exp(StandardNormal.logDensity(z))
              + z * StrictMath.exp(StandardNormal.logCdf(z)));
    }
    double x = -z;
    double logDensity = StandardNormal.logDensity(x);
    if (x > SERIES_FROM) {
      double q = 1 / (x * x);
      return logDensity - 2 * StrictMath.log(x) + StrictMath.log1p(q * (-3 + q * (15 - 105 * q)));
    }
    return logDensity + StrictMath.log1p(-x * StandardNormal.mills(x));
  }

  /** d log h / dz = Phi(z) / h(z). */
  static double slope(double z, double logH) {
    return StrictMath.exp(StandardNormal.logCdf(z) - logH);
  }
}
