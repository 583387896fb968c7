package io.autoft.optimizer;

import static java.util.Objects.requireNonNull;

import io.autoft.optimizer.space.Point;
import java.util.Map;

/** A trial that has been proposed and has not finished. */
public record Pending(int number, Map<String, Double> parameters) implements Trial {

  /**
   * Copies the parameters.
   *
   * @throws NullPointerException where a parameter has no value
   */
  public Pending {
    parameters = Point.copyOf(requireNonNull(parameters, "parameters is null"));
  }
}
