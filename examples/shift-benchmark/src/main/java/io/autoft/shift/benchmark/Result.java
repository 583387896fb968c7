package io.autoft.shift.benchmark;

import java.util.Map;

/**
 * A model that was trained in the end, or the mean of several that differ by their seed.
 *
 * @param validation the metric on the OOD validation set
 * @param tests the metric on each test
 */
record Result(double validation, Map<String, Double> tests) {

  private static final String IN_DISTRIBUTION = "in-distribution";

  double inDistribution() {
    return tests.get(IN_DISTRIBUTION);
  }

  /** The mean over the shifts that took no part in any choice. */
  double unseen() {
    return unseenTests().average().orElseThrow();
  }

  /** The worst of them. */
  double worst() {
    return unseenTests().min().orElseThrow();
  }

  private java.util.stream.DoubleStream unseenTests() {
    return tests.entrySet().stream()
        .filter(test -> !test.getKey().equals(IN_DISTRIBUTION))
        .mapToDouble(Map.Entry::getValue);
  }
}
