package io.autoft.study.proposal;

import static java.util.Objects.requireNonNull;

import java.util.OptionalDouble;

/**
 * A parameter that a study searches.
 *
 * @param low the least value that is proposed
 * @param high the greatest
 * @param logarithmic whether equal ratios, rather than equal differences, matter equally
 * @param importance its share in what made trials good; empty where nothing can be said
 */
public record SearchedParameter(
    String name, double low, double high, boolean logarithmic, OptionalDouble importance) {

  public SearchedParameter {
    requireNonNull(name, "name is null");
    requireNonNull(importance, "importance is null");
  }
}
