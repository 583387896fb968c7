package io.autoft.trainer.model;

import static java.util.Objects.requireNonNull;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Optional;
import java.util.function.Function;

/**
 * A loss and how it changes with the parameters.
 *
 * @param loss value
 * @param gradient P scalars; may be written
 */
public record LossAndGradient(double loss, NDArray gradient) {

  public LossAndGradient {
    requireNonNull(gradient, "gradient is null");
  }

  /**
   * Differentiates a loss with respect to a flat array of parameters. Each call gives a fresh leaf
   * that shares the parameters' memory: no gradient is left over from the step before, and handles
   * do not pile up in the parameters' manager.
   *
   * @param parameters P scalars
   * @param scope manager of everything that is computed
   * @param loss from the leaf to a scalar, or to nothing, whose gradient is zero
   */
  public static LossAndGradient of(
      NDArray parameters, NDManager scope, Function<NDArray, Optional<NDArray>> loss) {
    var leaf = parameters.stopGradient();
    leaf.attach(scope);
    leaf.setRequiresGradient(true);
    try (var collector = Engine.getInstance().newGradientCollector()) {
      var value = loss.apply(leaf);
      if (value.isEmpty()) {
        return new LossAndGradient(0, scope.zeros(leaf.getShape()));
      }
      collector.backward(value.get());
      return new LossAndGradient(value.get().getFloat(), leaf.getGradient());
    }
  }
}
