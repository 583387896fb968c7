package io.autoft.trainer.evaluation;

import io.autoft.contract.ResampledEstimates;
import java.util.stream.IntStream;

/**
 * The lowest accuracy over the groups that have an example and count (WILDS FMoW,
 * "acc_worst_region"; Koh et al., arXiv 2012.07421). On a resample only the groups that it has are
 * looked at.
 */
record WorstGroupAccuracy() implements Measure {

  @Override
  public double value(Predictions predictions, int[] times) {
    return predictions
        .groups()
        .map(g -> Counts.of(predictions, g, times).lowest())
        .orElse(Double.NaN);
  }

  /**
   * That of the accuracy of the group that is the worst: root of a (1 - a) / (n_g - 1). It is too
   * small, since it takes the group for given; which group is the worst is a matter of chance too,
   * and so the lowest of several noisy accuracies lies below the accuracy of the truly worst group.
   * The resamples have both.
   */
  @Override
  public double standardError(Predictions predictions) {
    var once = IntStream.range(0, predictions.size()).map(i -> 1).toArray();
    return predictions
        .groups()
        .map(g -> Counts.of(predictions, g, once).standardError())
        .orElse(0.0);
  }

  /** Of a group of one example, or without any that was recognised, the formula knows nothing. */
  @Override
  public double standardError(Predictions predictions, ResampledEstimates resampled) {
    return Math.max(standardError(predictions), resampled.standardDeviation());
  }

  /**
   * What groups have.
   *
   * @param right examples that were recognised
   * @param size examples
   */
  private record Counts(long[] right, long[] size) {

    static Counts of(Predictions predictions, int[] groups, int[] times) {
      int number = 1 + IntStream.of(groups).max().orElse(-1);
      var counts = new Counts(new long[number], new long[number]);
      for (int i = 0; i < times.length; i++) {
        if (groups[i] >= 0) {
          counts.size[groups[i]] += times[i];
          counts.right[groups[i]] += predictions.right(i) ? times[i] : 0;
        }
      }
      return counts;
    }

    private double accuracy(int group) {
      return (double) right[group] / size[group];
    }

    private IntStream occurring() {
      return IntStream.range(0, size.length).filter(g -> size[g] > 0);
    }

    double lowest() {
      return occurring().mapToDouble(this::accuracy).min().orElse(Double.NaN);
    }

    /** Of equally bad groups, the least sure one. */
    double standardError() {
      double lowest = lowest();
      return occurring()
          .filter(g -> accuracy(g) == lowest && size[g] > 1)
          .mapToDouble(g -> Math.sqrt(lowest * (1 - lowest) / (size[g] - 1)))
          .max()
          .orElse(0);
    }
  }
}
