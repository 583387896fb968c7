package io.autoft.optimizer.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Whether two implementations of one algorithm are equally good on given problems: by problem, the
 * logarithms of the regrets of either, as many seeds as each has run. The problems are what they
 * are; seeds are resampled within them, on either side by itself.
 */
record Equivalence(List<double[]> ours, List<double[]> theirs) {

  private static final long SEED = 2;

  /** Throws {@link IllegalArgumentException} unless both have the same number of problems. */
  Equivalence {
    ours = List.copyOf(ours);
    theirs = List.copyOf(theirs);
    if (ours.isEmpty() || ours.size() != theirs.size()) {
      throw new IllegalArgumentException(
          "Equivalence needs the same problems, not %s and %s"
              .formatted(ours.size(), theirs.size()));
    }
  }

  /** The ratio of the geometric means of the regrets. */
  double ratio() {
    return Math.exp(mean(ours) - mean(theirs));
  }

  Interval interval(double level) {
    return Interval.of(
            level,
            new SplittableRandom(SEED),
            random -> {
              double sum = 0;
              for (int i = 0; i < ours.size(); i++) {
                sum += Interval.resampledMean(ours.get(i), random);
                sum -= Interval.resampledMean(theirs.get(i), random);
              }
              return sum / ours.size();
            })
        .exp();
  }

  int runs() {
    return ours.stream().mapToInt(logs -> logs.length).sum()
        + theirs.stream().mapToInt(logs -> logs.length).sum();
  }

  private static double mean(List<double[]> logs) {
    return logs.stream()
        .mapToDouble(values -> Arrays.stream(values).average().orElseThrow())
        .average()
        .orElseThrow();
  }
}
