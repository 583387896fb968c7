package io.autoft.optimizer;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/** A trial that has been proposed and has not finished. */
public record Pending(int number, Map<String, Double> parameters) implements Trial {

  /** Copies the parameters. */
  public Pending {
    parameters = Trial.copyOf(requireNonNull(parameters, "parameters is null"));
  }
}
