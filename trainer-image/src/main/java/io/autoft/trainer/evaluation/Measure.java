package io.autoft.trainer.evaluation;

import io.autoft.contract.Metric;
import java.util.SortedMap;
import java.util.TreeMap;
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

  /** Every metric that is kept beside the score, by its name: {@code oodValidation.accuracy}. */
  static SortedMap<String, Double> all(String set, Predictions predictions) {
    var values = new TreeMap<String, Double>();
    values.put(set + ".accuracy", of(Metric.Accuracy).value(predictions));
    values.put(set + ".crossEntropy", of(Metric.CrossEntropy).value(predictions));
    return values;
  }

  /** The function of a metric. */
  static Measure of(Metric metric) {
    return switch (metric) {
      case Accuracy -> new ExampleMean((p, i) -> p.predicted()[i] == p.labels()[i] ? 1 : 0);
      case MacroF1, WorstGroupAccuracy ->
          throw new IllegalArgumentException(metric + " is not measured yet");
      case CrossEntropy -> new ExampleMean((p, i) -> p.negativeLogLikelihoods()[i]);
    };
  }
}
