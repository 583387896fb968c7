package io.autoft.shift.benchmark;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/**
 * A model that was trained in the end, or the mean of several that differ by their seed.
 *
 * @param validation the metric on the OOD validation set
 * @param inDistribution the metric on the test of the training distribution
 * @param unseen its mean over the shifts that took no part in any choice
 * @param worst the worst of them
 * @param tests the metric on each test, none where that was not kept
 */
record Result(
    double validation,
    double inDistribution,
    double unseen,
    double worst,
    SortedMap<String, Double> tests)
    implements Validated {

  private static final String IN_DISTRIBUTION = "in-distribution";

  /**
   * A result of its tests.
   *
   * @param tests the metric on each test
   */
  static Result of(double validation, Map<String, Double> tests) {
    return new Result(
        validation,
        tests.get(IN_DISTRIBUTION),
        unseen(tests).average().orElseThrow(),
        unseen(tests).min().orElseThrow(),
        new TreeMap<>(tests));
  }

  private static DoubleStream unseen(Map<String, Double> tests) {
    return tests.entrySet().stream()
        .filter(test -> !test.getKey().equals(IN_DISTRIBUTION))
        .mapToDouble(Map.Entry::getValue);
  }
}
