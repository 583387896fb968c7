package io.autoft.result;

import io.autoft.api.v1alpha1.Verdict;
import io.autoft.contract.Metric;
import java.util.Locale;

/** A metric's values as people read them: fractions in percent, a cross-entropy in nats. */
public record MetricText(Metric metric) {

  private boolean isFraction() {
    return metric != Metric.CrossEntropy;
  }

  private String format(String fraction, String nats, double value) {
    return isFraction()
        ? String.format(Locale.ROOT, fraction, 100 * value)
        : String.format(Locale.ROOT, nats, value);
  }

  /** What a value is multiplied by, to be the number that people read. */
  public double scale() {
    return isFraction() ? 100 : 1;
  }

  /** {@code Accuracy in %}. */
  public String title() {
    return metric.name() + (isFraction() ? " in %" : " in nats");
  }

  /** {@code 72.0 %}. */
  public String value(double value) {
    return number(value) + (isFraction() ? " %" : " nats");
  }

  /** {@code 72.0}. */
  public String number(double value) {
    return format("%.1f", "%.3f", value);
  }

  /** {@code +0.5}. */
  public String signed(double value) {
    return format("%+.1f", "%+.3f", value);
  }

  /** {@code 72.0 (2.6)}. */
  public String withError(double value, double error) {
    return "%s (%s)".formatted(number(value), number(error));
  }

  /** A difference with its error: {@code +0.5 (1.3)}. */
  public String signedWithError(double value, double error) {
    return "%s (%s)".formatted(signed(value), number(error));
  }

  /** A difference with its interval: {@code +2.1 (+0.8 to +3.4)}. */
  public String signed(double value, double lower, double upper) {
    return "%s (%s to %s)".formatted(signed(value), signed(lower), signed(upper));
  }

  /** A difference without its sign: {@code 2.1 points}. */
  public String amount(double value) {
    return number(Math.abs(value)) + " " + unit();
  }

  private String unit() {
    return isFraction() ? "points" : "nats";
  }

  /** {@code better than FineTuning by 2.1 points (95 % interval 0.8 to 3.4)}. */
  public String verdict(Difference difference, String other) {
    var interval =
        "(95 %% interval %s to %s)"
            .formatted(signed(difference.lower()), signed(difference.upper()));
    return difference.verdict() == Verdict.NoSignificantDifference
        ? "no significant difference to %s: %s %s %s"
            .formatted(other, signed(difference.value()), unit(), interval)
        : "%s than %s by %s %s"
            .formatted(
                difference.verdict() == Verdict.Better ? "better" : "worse",
                other,
                amount(difference.value()),
                interval);
  }
}
