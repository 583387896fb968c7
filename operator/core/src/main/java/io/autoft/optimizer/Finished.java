package io.autoft.optimizer;

import static java.util.Objects.requireNonNull;

import io.autoft.optimizer.space.Point;
import java.util.Map;

/** A trial that has ended with a score, or with weights that were no longer finite. */
public record Finished(int number, Map<String, Double> parameters, Observation observation)
    implements Trial {

  /**
   * Copies the parameters.
   *
   * @throws NullPointerException where a parameter has no value
   */
  public Finished {
    parameters = Point.copyOf(requireNonNull(parameters, "parameters is null"));
    requireNonNull(observation, "observation is null");
  }

  /** A trial that ended with a score; one that is NaN counts as diverged. */
  public static Finished scored(int number, Map<String, Double> parameters, double score) {
    return new Finished(number, parameters, new Observation.Score(score));
  }

  /** A trial whose training diverged: it counts as worse than any that has a score. */
  public static Finished diverged(int number, Map<String, Double> parameters) {
    return new Finished(number, parameters, new Observation.Diverged());
  }

  /** Whether it has a score that is a number: it did not diverge, and the score is not NaN. */
  public boolean isScored() {
    return observation.isScored();
  }

  /** Its score; NaN where it diverged. */
  public double score() {
    return observation instanceof Observation.Score score ? score.value() : Double.NaN;
  }
}
