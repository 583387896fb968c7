package io.autoft.result.confirmation;

import org.apache.commons.numbers.gamma.RegularizedBeta;

/** Student's t distribution. */
final class StudentT {

  private static final int BISECTIONS = 60;
  private static final double LARGEST = 1e3;

  /** With more, it is the normal distribution to five digits, and x is 1 in double precision. */
  private static final double MOST_FREEDOM = 1e6;

  private StudentT() {}

  /**
   * Half the width of an interval in standard errors: the t with P(|T| > t) = 1 - level. That
   * probability is the regularized incomplete beta function I_x(v / 2, 1 / 2) at x = v / (v + t^2)
   * for v degrees of freedom (Abramowitz and Stegun 26.7.1).
   *
   * @param level such as 0.95
   * @param freedom degrees of freedom, at least 1, not necessarily whole
   */
  static double quantile(double level, double freedom) {
    double v = Math.min(freedom, MOST_FREEDOM);
    double low = 0;
    double high = LARGEST;
    for (int i = 0; i < BISECTIONS; i++) {
      double t = (low + high) / 2;
      double outside = RegularizedBeta.value(v / (v + t * t), v / 2, 0.5);
      if (outside > 1 - level) {
        low = t;
      } else {
        high = t;
      }
    }
    return (low + high) / 2;
  }
}
