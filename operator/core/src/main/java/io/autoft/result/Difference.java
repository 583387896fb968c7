package io.autoft.result;

import io.autoft.api.v1alpha1.ErrorBasis;
import io.autoft.api.v1alpha1.Verdict;

/**
 * By how much one model is better than another, positive when better.
 *
 * @param standardError at least 0
 * @param quantile half the width of the 95 % interval, in standard errors
 */
public record Difference(double value, double standardError, ErrorBasis basis, double quantile) {

  /** Of the intervals: how often one has the true difference in it. */
  public static final double LEVEL = 0.95;

  /** The 0.975 quantile of the standard normal distribution. */
  private static final double NORMAL = 1.959964;

  /** What the order of additions alone makes of equal means. */
  private static final double ROUNDING = 1e-9;

  /** A difference whose standard error is as good as known. */
  public Difference(double value, double standardError, ErrorBasis basis) {
    this(value, standardError, basis, NORMAL);
  }

  /** Lower end of the 95 % interval. */
  public double lower() {
    return value - quantile * standardError;
  }

  /** Upper end of the 95 % interval. */
  public double upper() {
    return value + quantile * standardError;
  }

  /** What the interval says. */
  public Verdict verdict() {
    if (lower() > ROUNDING) {
      return Verdict.Better;
    }
    return upper() < -ROUNDING ? Verdict.Worse : Verdict.NoSignificantDifference;
  }
}
