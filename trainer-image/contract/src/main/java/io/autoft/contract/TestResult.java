package io.autoft.contract;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * The study's metric on one test set.
 *
 * @param name of the test set
 * @param value the metric of the tuned parameters
 * @param standardError of the value, from the examples
 * @param n number of examples
 * @param ensembled the metric of the ensembled parameters, where there are such
 * @param resamples the metric of the tuned parameters on resamples of the test set, as {@link
 *     ResampledEstimates}; absent in reports of version 0.1.0 and where a report has no room
 */
public record TestResult(
    String name,
    double value,
    double standardError,
    int n,
    Optional<Estimate> ensembled,
    Optional<String> resamples) {

  public TestResult {
    requireNonNull(name, "name is null");
    ensembled = Optionals.orEmpty(ensembled);
    resamples = Optionals.orEmpty(resamples);
  }

  /** A result without resamples. */
  public TestResult(
      String name, double value, double standardError, int n, Optional<Estimate> ensembled) {
    this(name, value, standardError, n, ensembled, Optional.empty());
  }

  /**
   * A metric and how sure it is.
   *
   * @param value the metric
   * @param standardError of the value, from the examples
   * @param resamples the metric on the resamples of {@link TestResult#resamples}, in the same way
   */
  public record Estimate(double value, double standardError, Optional<String> resamples) {

    public Estimate {
      resamples = Optionals.orEmpty(resamples);
    }

    /** An estimate without resamples. */
    public Estimate(double value, double standardError) {
      this(value, standardError, Optional.empty());
    }
  }
}
