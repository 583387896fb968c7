package io.autoft.trainer.objective;

import ai.djl.ndarray.NDArray;
import io.autoft.contract.Loss;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * An {@link Objective} on plain operators: terms over a batch are differentiated by the engine,
 * terms over the parameters give their gradient in closed form, so that no graph over the
 * parameters is built. What trials compute in programs is tested against it.
 */
public final class PlainObjective {

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

  private PlainObjective() {}

  /**
   * The weighted terms over a batch, scalars whose sum is to be differentiated.
   *
   * @param logShares C floats, the logarithms of the classes' shares of the training set
   */
  public static Map<Loss, NDArray> batchTerms(
      Objective objective, ModelOutputs outputs, NDArray logShares) {
    var manager = outputs.logits().getManager();
    var terms = new EnumMap<Loss, NDArray>(Loss.class);
    for (var term : objective.batchTerms()) {
      var weight = manager.full(Scalars.SHAPE, objective.weights().get(term).floatValue());
      var unweighted =
          term == Loss.LogitAdjusted ? new LogitAdjusted(logShares) : BATCH_TERMS.get(term);
      terms.put(term, unweighted.value(outputs).mul(weight));
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
  public static Map<Loss, Double> addParameterTerms(
      Objective objective, List<ParameterSlice> slices, List<NDArray> gradients) {
    long size = slices.stream().mapToLong(slice -> slice.parameters().size()).sum();
    var terms = new EnumMap<Loss, Double>(Loss.class);
    for (var term : PARAMETER_TERMS.entrySet()) {
      for (int i = 0; i < slices.size(); i++) {
        double factor = objective.factor(term.getKey(), slices.get(i).group(), size);
        if (factor != 0) {
          double value = term.getValue().addGradient(factor, slices.get(i), gradients.get(i));
          terms.merge(term.getKey(), value, Double::sum);
        }
      }
    }
    return terms;
  }
}
