package io.autoft.trainer.model;

import static java.util.Objects.requireNonNull;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.autoft.contract.Loss;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The terms of a loss and how their sum changes with the parameters.
 *
 * @param terms each times its weight
 * @param gradient P scalars; may be written
 */
public record LossAndGradient(Map<Loss, Double> terms, NDArray gradient) {

  public LossAndGradient {
    requireNonNull(gradient, "gradient is null");
    terms = Map.copyOf(terms);
  }

  /**
   * Differentiates a loss with respect to a flat array of parameters. Each call gives a fresh leaf
   * that shares the parameters' memory: no gradient is left over from the step before, and handles
   * do not pile up in the parameters' manager.
   *
   * @param parameters P scalars
   * @param scope manager of everything that is computed
   * @param loss from the leaf to scalars that are summed; none have the gradient zero
   */
  public static LossAndGradient of(
      NDArray parameters, NDManager scope, Function<NDArray, Map<Loss, NDArray>> loss) {
    var leaf = parameters.stopGradient();
    leaf.attach(scope);
    leaf.setRequiresGradient(true);
    try (var collector = Engine.getInstance().newGradientCollector()) {
      var terms = loss.apply(leaf);
      var sum = terms.values().stream().reduce(NDArray::add);
      if (sum.isEmpty()) {
        return new LossAndGradient(Map.of(), scope.zeros(leaf.getShape()));
      }
      collector.backward(sum.get());
      var values = new EnumMap<Loss, Double>(Loss.class);
      terms.forEach((term, value) -> values.put(term, (double) value.getFloat()));
      return new LossAndGradient(values, leaf.getGradient());
    }
  }

  /** The sum of the terms. */
  public double loss() {
    return terms.values().stream().mapToDouble(Double::doubleValue).sum();
  }
}
