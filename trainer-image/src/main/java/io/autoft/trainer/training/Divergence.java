package io.autoft.trainer.training;

import static java.util.Objects.requireNonNull;

/**
 * The moment at which training left the finite numbers.
 *
 * @param step number of the step, counted from 1
 * @param what is no longer finite
 * @param value of it
 */
record Divergence(int step, String what, double value) {

  Divergence {
    requireNonNull(what, "what is null");
  }

  /** The parameters are finite, but what the model makes of them is not. */
  static Divergence ofOutput(int step) {
    return new Divergence(step, "output of the model", Double.NaN);
  }

  @Override
  public String toString() {
    return "diverged: at step %d the %s was %s".formatted(step, what, value);
  }
}
