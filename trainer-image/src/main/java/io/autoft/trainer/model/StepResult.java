package io.autoft.trainer.model;

import io.autoft.contract.Loss;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a step found before it moved the parameters.
 *
 * @param terms of the objective on the batch, each times its weight
 * @param gradientNorm of the trained parameters, before it was limited
 */
public record StepResult(Map<Loss, Double> terms, double gradientNorm) {

  public StepResult {
    var ordered = new EnumMap<Loss, Double>(Loss.class);
    ordered.putAll(terms);
    terms = Collections.unmodifiableMap(ordered);
  }

  /** The objective: the sum of the weighted terms. */
  public double loss() {
    return terms.values().stream().mapToDouble(Double::doubleValue).sum();
  }
}
