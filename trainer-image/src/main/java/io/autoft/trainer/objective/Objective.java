package io.autoft.trainer.objective;

import static java.util.Objects.requireNonNull;

import io.autoft.contract.Loss;
import io.autoft.contract.Loss.Kind;
import io.autoft.contract.ParameterTerms;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * L_phi = sum over i of w_i L_i.
 *
 * @param weights of the terms; terms of weight 0 are left out
 * @param groupWeights by a group of parameters and a term over parameters: the weight that takes
 *     the place of the term's own in this group
 * @param parameterTerms what the terms over the parameters are divided by
 * @param logitsFromText whether logits are those of the text tower, for the prompts of all classes,
 *     rather than those of the head
 */
public record Objective(
    Map<Loss, Double> weights,
    Map<String, Map<Loss, Double>> groupWeights,
    ParameterTerms parameterTerms,
    boolean logitsFromText) {

  public Objective {
    requireNonNull(parameterTerms, "parameterTerms is null");
    weights = withoutZeros(weights);
    var groups = new TreeMap<String, Map<Loss, Double>>();
    groupWeights.forEach((group, ofGroup) -> groups.put(group, Map.copyOf(ofGroup)));
    groupWeights = Collections.unmodifiableMap(groups);
  }

  /**
   * The objective with the same weights for all parameters, divided by their number, and the logits
   * of the head.
   */
  public Objective(Map<Loss, Double> weights) {
    this(weights, Map.of(), ParameterTerms.Mean, false);
  }

  private static Map<Loss, Double> withoutZeros(Map<Loss, Double> weights) {
    var ordered = new EnumMap<Loss, Double>(Loss.class);
    ordered.putAll(weights);
    ordered.values().removeIf(w -> w == 0);
    return Collections.unmodifiableMap(ordered);
  }

  /** Whether the text tower and the logit scale are trained. */
  public boolean trainsText() {
    return has(Kind.Features) || needsTextOfAllClasses();
  }

  /** Whether a step encodes the prompts of all classes, since the terms' logits come from them. */
  public boolean needsTextOfAllClasses() {
    return logitsFromText && has(Kind.Logits);
  }

  /** Whether a term depends on the head. */
  public boolean trainsHead() {
    return !logitsFromText && has(Kind.Logits);
  }

  /** Whether a term over a batch is computed from these. */
  public boolean has(Kind kind) {
    return batchTerms().stream().anyMatch(term -> term.kind() == kind);
  }

  /** Whether there is nothing to minimise. */
  public boolean isEmpty() {
    return weights.isEmpty()
        && groupWeights.values().stream().allMatch(ofGroup -> withoutZeros(ofGroup).isEmpty());
  }

  /** Terms over a batch with a weight above 0, in the order of the contract. */
  public Set<Loss> batchTerms() {
    return weights.keySet().stream()
        .filter(term -> !term.overParameters())
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Loss.class)));
  }

  /**
   * What a term over the parameters is multiplied by in a group.
   *
   * @param size P, number of trained scalars in all groups
   */
  public double factor(Loss term, String group, long size) {
    double weight =
        groupWeights
            .getOrDefault(group, Map.of())
            .getOrDefault(term, weights.getOrDefault(term, 0.0));
    return parameterTerms == ParameterTerms.Mean ? weight / size : weight;
  }
}
