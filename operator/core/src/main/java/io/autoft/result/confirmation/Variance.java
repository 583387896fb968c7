package io.autoft.result.confirmation;

import io.autoft.result.StudentT;

/**
 * An estimated variance.
 *
 * @param value at least 0
 * @param square the mean square that it is what is left of, which is what its error depends on
 * @param freedom degrees of freedom of that
 */
record Variance(double value, double square, double freedom) {

  /** One of which nothing has been taken off. */
  static Variance of(double value, double freedom) {
    return new Variance(value, value, freedom);
  }

  /** Of a sum of two independent parts; the degrees of freedom are Satterthwaite's (1946). */
  Variance plus(Variance other) {
    double sum = value + other.value;
    double errors = error() + other.error();
    return of(sum, errors == 0 ? Double.MAX_VALUE : sum * sum / errors);
  }

  /** A part that came out as 0 adds nothing to the sum, and no error. */
  private double error() {
    return value == 0 ? 0 : square * square / freedom;
  }

  double standardError() {
    return Math.sqrt(value);
  }

  /** Half the width of an interval. */
  double margin(double level) {
    return StudentT.quantile(level, Math.max(1, freedom)) * standardError();
  }
}
