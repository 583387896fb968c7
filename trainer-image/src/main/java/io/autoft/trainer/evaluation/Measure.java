package io.autoft.trainer.evaluation;

import io.autoft.contract.Metric;
import io.autoft.contract.ResampledEstimates;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/** A metric as a function. */
public interface Measure {

  /**
   * The metric on a resample.
   *
   * @param times how often each example occurs
   * @return NaN where nothing that the metric looks at occurs
   */
  double value(Predictions predictions, int[] times);

  /** Standard error of the metric on all examples, seen as a random sample. */
  double standardError(Predictions predictions);

  /** The same where the metric on resamples is known, of which one alone may take too little. */
  default double standardError(Predictions predictions, ResampledEstimates resampled) {
    return standardError(predictions);
  }

  /** The metric on all examples. */
  default double value(Predictions predictions) {
    var once = new int[predictions.size()];
    Arrays.fill(once, 1);
    return value(predictions, once);
  }

  /** Every metric that has a value on a set, by its name: {@code oodValidation.macroF1}. */
  static SortedMap<String, Double> all(String set, Predictions predictions) {
    var values = new TreeMap<String, Double>();
    all(predictions).forEach((metric, value) -> values.put(set + "." + metric, value));
    return values;
  }

  /** Every metric that has a value, by its name: {@code macroF1}. */
  static SortedMap<String, Double> all(Predictions predictions) {
    var values = new TreeMap<String, Double>();
    for (var metric : Metric.values()) {
      double value = of(metric).value(predictions);
      if (!Double.isNaN(value)) {
        values.put(metric.key(), value);
      }
    }
    return values;
  }

  /** The function of a metric. */
  static Measure of(Metric metric) {
    return switch (metric) {
      case Accuracy -> new ExampleMean((p, i) -> p.right(i) ? 1 : 0);
      case MacroF1 -> new MacroF1();
      case WorstGroupAccuracy -> new WorstGroupAccuracy();
      case CrossEntropy -> new ExampleMean((p, i) -> p.negativeLogLikelihoods()[i]);
    };
  }
}
