package io.autoft.result;

import java.util.List;

/** Means and variances of samples. */
final class Samples {

  private Samples() {}

  static double mean(List<Double> values) {
    return values.stream().mapToDouble(v -> v).sum() / values.size();
  }

  /** Unbiased; of at least two values. */
  static double variance(List<Double> values) {
    double mean = mean(values);
    return values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum() / (values.size() - 1);
  }
}
