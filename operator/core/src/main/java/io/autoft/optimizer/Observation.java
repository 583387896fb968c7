package io.autoft.optimizer;

/**
 * How a finished trial ended. Trials that failed for other reasons say nothing and are not here.
 */
public sealed interface Observation {

  /** The metric of the trial; NaN counts as {@link Diverged}. */
  record Score(double value) implements Observation {}

  /** Training diverged, its loss or weights no longer finite: worse than any score. */
  record Diverged() implements Observation {}

  /** Whether there is a score that can be compared: not NaN. */
  default boolean isScored() {
    return this instanceof Score score && !Double.isNaN(score.value());
  }
}
