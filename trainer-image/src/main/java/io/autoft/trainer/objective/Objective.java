package io.autoft.trainer.objective;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.NDArray;
import io.autoft.contract.Loss;
import io.autoft.contract.ParameterTerms;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
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
 */
public record Objective(
    Map<Loss, Double> weights,
    Map<String, Map<Loss, Double>> groupWeights,
    ParameterTerms parameterTerms) {

  // In the order of the contract: that of Map.of changes with every start, and with it the last
  // bits of a sum.
  private static final Map<Loss, BatchTerm> BATCH_TERMS =
      new EnumMap<>(
          Map.of(
              Loss.CrossEntropy, new CrossEntropy(),
              Loss.Hinge, new Hinge(),
              Loss.Entropy, new Entropy(),
              Loss.ConfidenceOnErrors, new ConfidenceOnErrors(),
              Loss.Contrastive, new Contrastive()));

  private static final Map<Loss, ParameterTerm> PARAMETER_TERMS =
      new EnumMap<>(
          Map.of(
              Loss.L1Norm, new L1Norm(),
              Loss.L2Norm, new L2Norm(),
              Loss.L1Distance, new L1Distance(),
              Loss.L2Distance, new L2Distance()));

  public Objective {
    requireNonNull(parameterTerms, "parameterTerms is null");
    weights = withoutZeros(weights);
    var groups = new TreeMap<String, Map<Loss, Double>>();
    groupWeights.forEach((group, ofGroup) -> groups.put(group, Map.copyOf(ofGroup)));
    groupWeights = Collections.unmodifiableMap(groups);
  }

  /** The objective with the same weights for all parameters, divided by their number. */
  public Objective(Map<Loss, Double> weights) {
    this(weights, Map.of(), ParameterTerms.Mean);
  }

  private static Map<Loss, Double> withoutZeros(Map<Loss, Double> weights) {
    var ordered = new EnumMap<Loss, Double>(Loss.class);
    ordered.putAll(weights);
    ordered.values().removeIf(w -> w == 0);
    return Collections.unmodifiableMap(ordered);
  }

  /** Whether the text tower and the logit scale are trained. */
  public boolean trainsText() {
    return weights.containsKey(Loss.Contrastive);
  }

  /** Whether there is nothing to minimise. */
  public boolean isEmpty() {
    return weights.isEmpty()
        && groupWeights.values().stream().allMatch(ofGroup -> withoutZeros(ofGroup).isEmpty());
  }

  /** Terms over a batch with a weight above 0, in the order of the contract. */
  public Set<Loss> batchTerms() {
    return weights.keySet().stream()
        .filter(BATCH_TERMS::containsKey)
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

  /** The weighted terms over a batch, scalars whose sum is to be differentiated. */
  public Map<Loss, NDArray> batchTerms(ModelOutputs outputs) {
    var manager = outputs.logits().getManager();
    var terms = new EnumMap<Loss, NDArray>(Loss.class);
    for (var term : batchTerms()) {
      var weight = manager.full(Scalars.SHAPE, weights.get(term).floatValue());
      terms.put(term, BATCH_TERMS.get(term).value(outputs).mul(weight));
    }
    return terms;
  }

  /**
   * Adds the gradient of the weighted terms over the parameters to {@code gradients}, in place.
   *
   * @param slices the trained groups
   * @param gradients of each of them
   * @return the weighted terms, those of weight 0 left out
   */
  public Map<Loss, Double> addParameterTerms(List<ParameterSlice> slices, List<NDArray> gradients) {
    long size = slices.stream().mapToLong(slice -> slice.parameters().size()).sum();
    var terms = new EnumMap<Loss, Double>(Loss.class);
    for (var term : PARAMETER_TERMS.entrySet()) {
      for (int i = 0; i < slices.size(); i++) {
        double factor = factor(term.getKey(), slices.get(i).group(), size);
        if (factor != 0) {
          double value = term.getValue().addGradient(factor, slices.get(i), gradients.get(i));
          terms.merge(term.getKey(), value, Double::sum);
        }
      }
    }
    return terms;
  }
}
