package io.autoft.contract;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * The study's metric on one test set.
 *
 * @param name of the test set
 * @param value the metric
 * @param standardError of the value, from the examples
 * @param n number of examples
 * @param ensembled the metric of the ensembled parameters, where there are such
 */
public record TestResult(
    String name, double value, double standardError, int n, Optional<Estimate> ensembled) {

  public TestResult {
    requireNonNull(name, "name is null");
    ensembled = Optionals.orEmpty(ensembled);
  }

  /**
   * A metric and how sure it is.
   *
   * @param value the metric
   * @param standardError of the value, from the examples
   */
  public record Estimate(double value, double standardError) {}
}
