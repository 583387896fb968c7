package io.autoft.contract;

import static java.util.Objects.requireNonNull;

/**
 * The study's metric on one test set.
 *
 * @param name of the test set
 * @param value the metric
 * @param standardError of the value, from the examples
 * @param n number of examples
 */
public record TestResult(String name, double value, double standardError, int n) {

  public TestResult {
    requireNonNull(name, "name is null");
  }
}
