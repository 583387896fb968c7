package io.autoft.optimizer;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/** A trial that has shown how good its parameters are. */
public record Finished(int number, Map<String, Double> parameters, Observation observation)
    implements Trial {

  /** Copies the parameters. */
  public Finished {
    parameters = Trial.copyOf(requireNonNull(parameters, "parameters is null"));
    requireNonNull(observation, "observation is null");
  }

  /** A trial with a score. */
  public static Finished scored(int number, Map<String, Double> parameters, double score) {
    return new Finished(number, parameters, new Observation.Score(score));
  }

  /** A trial whose training diverged. */
  public static Finished diverged(int number, Map<String, Double> parameters) {
    return new Finished(number, parameters, new Observation.Diverged());
  }

  boolean isScored() {
    return observation.isScored();
  }
}
