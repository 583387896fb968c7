package io.autoft.result;

import java.util.List;

/**
 * A metric of one model on one set of examples.
 *
 * @param standardError of the value, from the examples
 * @param resampled the metric on bootstrap resamples of the set, which are the same for all models
 *     of a study; empty where they are not known
 */
public record Estimate(double value, double standardError, List<Double> resampled) {

  public Estimate {
    resampled = List.copyOf(resampled);
  }
}
