package io.autoft.result;

import io.autoft.contract.Metric;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A metric of one model on one set of examples, or by how much it is better than another's.
 *
 * @param standardError of the value, from the examples
 * @param resampled the metric on bootstrap resamples of the set, which are the same for all models
 *     of a study; empty where they are not known
 */
public record Estimate(double value, double standardError, List<Double> resampled) {

  public Estimate {
    resampled = List.copyOf(resampled);
  }

  /**
   * By how much this model is better than another on the same examples, where both values go up and
   * down together. So the standard error of d = a - b is taken from the bootstrap (Efron and
   * Tibshirani 1993, chapter 6): the standard deviation of d* over resamples that are the same for
   * both models. Where those are not known it is sqrt(se_a^2 + se_b^2), as for different examples,
   * which is larger as a rule.
   */
  Estimate minus(Estimate other, Metric metric) {
    double difference = metric.improvement(value, other.value);
    if (!isResampled() || resampled.size() != other.resampled.size()) {
      return new Estimate(difference, Math.hypot(standardError, other.standardError), List.of());
    }
    var differences =
        IntStream.range(0, resampled.size())
            .mapToObj(r -> metric.improvement(resampled.get(r), other.resampled.get(r)))
            .toList();
    return new Estimate(difference, Math.sqrt(Samples.variance(differences)), differences);
  }

  /** Whether there are resamples to take a variance of. */
  boolean isResampled() {
    return resampled.size() > 1;
  }
}
