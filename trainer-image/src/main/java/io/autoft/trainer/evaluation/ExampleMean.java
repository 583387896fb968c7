package io.autoft.trainer.evaluation;

import static java.util.Objects.requireNonNull;

import java.util.stream.IntStream;

/**
 * A metric that is the mean over the examples of something about each. Its standard error is the
 * examples' standard deviation (n - 1 in the denominator) over the root of n.
 *
 * @param ofExample what is averaged
 */
record ExampleMean(OfExample ofExample) implements Measure {

  /** Something about one example. */
  interface OfExample {
    double value(Predictions predictions, int example);
  }

  ExampleMean {
    requireNonNull(ofExample, "ofExample is null");
  }

  @Override
  public double value(Predictions predictions, int[] times) {
    double sum = 0;
    long n = 0;
    for (int i = 0; i < times.length; i++) {
      if (times[i] > 0) {
        sum += times[i] * ofExample.value(predictions, i);
        n += times[i];
      }
    }
    return sum / n;
  }

  @Override
  public double standardError(Predictions predictions) {
    int n = predictions.size();
    if (n < 2) {
      return 0;
    }
    double mean = value(predictions);
    double squares =
        IntStream.range(0, n)
            .mapToDouble(i -> ofExample.value(predictions, i) - mean)
            .map(d -> d * d)
            .sum();
    return Math.sqrt(squares / (n - 1) / n);
  }
}
