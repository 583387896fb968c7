package io.autoft.result;

import io.autoft.api.v1alpha1.ErrorBasis;
import io.autoft.api.v1alpha1.Verdict;
import io.autoft.contract.Metric;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * By how much one model is better than another, positive when better.
 *
 * <p>On the same examples the two values go up and down together. So the standard error of d = a -
 * b is taken from the bootstrap (Efron and Tibshirani 1993, chapter 6): the standard deviation of
 * d* over resamples that are the same for both models. Where those are not known it is sqrt(se_a^2
 * + se_b^2), as for different examples, which is larger as a rule.
 *
 * @param standardError at least 0
 * @param quantile half the width of the 95 % interval, in standard errors
 */
public record Difference(double value, double standardError, ErrorBasis basis, double quantile) {

  /** The 0.975 quantile of the standard normal distribution. */
  private static final double NORMAL = 1.959964;

  /** A difference whose standard error is as good as known. */
  public Difference(double value, double standardError, ErrorBasis basis) {
    this(value, standardError, basis, NORMAL);
  }

  /** The difference of two models on one set of examples. */
  public static Difference between(Estimate one, Estimate other, Metric metric) {
    double value = metric.improvement(one.value(), other.value());
    boolean paired =
        one.resampled().size() > 1 && one.resampled().size() == other.resampled().size();
    return paired
        ? new Difference(value, pairedError(one, other), ErrorBasis.Paired)
        : new Difference(
            value, Math.hypot(one.standardError(), other.standardError()), ErrorBasis.Unpaired);
  }

  /**
   * The mean of differences on different sets of examples, whose errors are independent: their
   * squares add up.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Difference mean(List<Difference> differences) {
    if (differences.isEmpty()) {
      throw new IllegalArgumentException("there is no difference to take the mean of");
    }
    int n = differences.size();
    double value = differences.stream().mapToDouble(Difference::value).sum() / n;
    double squares =
        differences.stream().mapToDouble(d -> d.standardError() * d.standardError()).sum();
    boolean paired = differences.stream().allMatch(d -> d.basis() == ErrorBasis.Paired);
    return new Difference(
        value, Math.sqrt(squares) / n, paired ? ErrorBasis.Paired : ErrorBasis.Unpaired);
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
    if (lower() > 0) {
      return Verdict.Better;
    }
    return upper() < 0 ? Verdict.Worse : Verdict.NoSignificantDifference;
  }

  private static double pairedError(Estimate one, Estimate other) {
    var differences =
        IntStream.range(0, one.resampled().size())
            .mapToDouble(i -> one.resampled().get(i) - other.resampled().get(i))
            .toArray();
    double mean = DoubleStream.of(differences).sum() / differences.length;
    double squares = 0;
    for (double difference : differences) {
      squares += (difference - mean) * (difference - mean);
    }
    return Math.sqrt(squares / (differences.length - 1));
  }
}
