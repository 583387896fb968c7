package io.autoft.trainer.evaluation;

import io.autoft.contract.Metric;
import java.util.stream.IntStream;

/** A metric as a function. */
public interface Measure {

  /** The metric on some of the examples, which may occur more than once; NaN on none. */
  double value(Predictions predictions, int[] examples);

  /** Standard error of the metric on all examples, seen as a random sample. */
  double standardError(Predictions predictions);

  /** The metric on all examples. */
  default double value(Predictions predictions) {
    return value(predictions, IntStream.range(0, predictions.size()).toArray());
  }

  /** The function of a metric. */
  static Measure of(Metric metric) {
    return switch (metric) {
      case Accuracy -> new ExampleMean((p, i) -> p.predicted()[i] == p.labels()[i] ? 1 : 0);
      case CrossEntropy -> new ExampleMean((p, i) -> p.negativeLogLikelihoods()[i]);
    };
  }
}
