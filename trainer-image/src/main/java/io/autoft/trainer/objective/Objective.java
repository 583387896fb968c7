package io.autoft.trainer.objective;

import ai.djl.ndarray.NDArray;
import io.autoft.contract.Loss;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * L_phi = sum over i of w_i L_i. Terms of weight 0 are left out.
 *
 * @param weights of the terms, each above 0
 */
public record Objective(Map<Loss, Double> weights) {

  private static final Map<Loss, BatchTerm> BATCH_TERMS =
      Map.of(
          Loss.CrossEntropy, new CrossEntropy(),
          Loss.Hinge, new Hinge(),
          Loss.Contrastive, new Contrastive());

  private static final Map<Loss, ParameterTerm> PARAMETER_TERMS =
      Map.of(Loss.L2Distance, new L2Distance());

  public Objective {
    var ordered = new EnumMap<Loss, Double>(Loss.class);
    ordered.putAll(weights);
    ordered.values().removeIf(w -> w == 0);
    weights = Collections.unmodifiableMap(ordered);
  }

  /** The objective with these weights. */
  public static Objective of(ToDoubleFunction<Loss> weight) {
    var weights = new EnumMap<Loss, Double>(Loss.class);
    for (var loss : Loss.values()) {
      weights.put(loss, weight.applyAsDouble(loss));
    }
    return new Objective(weights);
  }

  /** Whether the text tower and the logit scale are trained. */
  public boolean trainsText() {
    return weights.containsKey(Loss.Contrastive);
  }

  /**
   * The weighted sum of the terms over a batch, a scalar to be differentiated; empty if there is no
   * such term.
   */
  public Optional<NDArray> batchValue(ModelOutputs outputs) {
    var manager = outputs.logits().getManager();
    return weights.entrySet().stream()
        .filter(e -> BATCH_TERMS.containsKey(e.getKey()))
        .map(
            e -> {
              var weight = manager.full(Scalars.SHAPE, e.getValue().floatValue());
              return BATCH_TERMS.get(e.getKey()).value(outputs).mul(weight);
            })
        .reduce(NDArray::add);
  }

  /**
   * Adds the gradient of the weighted terms over the parameters to {@code gradient}, in place.
   *
   * @param parameters theta, P scalars
   * @param pretrained theta_0, P scalars
   * @return the weighted sum of these terms
   */
  public double addParameterTerms(NDArray parameters, NDArray pretrained, NDArray gradient) {
    return weights.entrySet().stream()
        .filter(e -> PARAMETER_TERMS.containsKey(e.getKey()))
        .mapToDouble(
            e ->
                PARAMETER_TERMS
                    .get(e.getKey())
                    .addGradient(e.getValue(), parameters, pretrained, gradient))
        .sum();
  }
}
