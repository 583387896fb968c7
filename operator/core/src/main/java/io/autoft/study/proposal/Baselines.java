package io.autoft.study.proposal;

import static io.autoft.contract.ParameterNames.LEARNING_RATE;
import static io.autoft.contract.ParameterNames.WEIGHT_DECAY;
import static io.autoft.contract.ParameterNames.weight;

import io.autoft.api.v1alpha1.AutoFTStudySpec;
import io.autoft.api.v1alpha1.BaselineName;
import io.autoft.api.v1alpha1.Head;
import io.autoft.api.v1alpha1.TrialSeed;
import io.autoft.contract.Loss;
import io.autoft.trial.TrialParameters;
import java.util.Map;
import java.util.TreeMap;

/** Parameters of trials that no sampler proposes: hand-made objectives, and a user's own. */
public final class Baselines {

  private static final double WEIGHT_DECAY_OF_ALL = 0.1;

  /** Of the squared distance, undivided: L2-SP's coefficient alpha / 2 (arXiv 1802.01483). */
  private static final double L2SP_WEIGHT = 0.01;

  private Baselines() {}

  /**
   * A baseline's objective, with weight 0 for the study's other terms. What is trained, and in
   * which order, follows from its name.
   */
  public static Map<String, Double> parameters(AutoFTStudySpec study, BaselineName name) {
    boolean trained = name != BaselineName.ZeroShot;
    var parameters = weights(study);
    parameters.put(LEARNING_RATE, trained ? study.search().space().baseLearningRate() : 0.0);
    parameters.put(WEIGHT_DECAY, trained ? WEIGHT_DECAY_OF_ALL : 0.0);
    parameters.put(weight(Loss.CrossEntropy.name()), 0.0);
    switch (name) {
      case ZeroShot -> {}
      case LinearProbe, FineTuning, LPFT -> put(parameters, Loss.CrossEntropy, 1);
      case L2SP -> {
        put(parameters, Loss.CrossEntropy, 1);
        put(parameters, Loss.L2Distance, L2SP_WEIGHT);
      }
      case LogitAdjusted -> put(parameters, Loss.LogitAdjusted, 1);
      case FLYP -> put(parameters, Loss.Contrastive, 1);
    }
    return parameters;
  }

  /**
   * An initial trial's parameters; a term that it leaves out has weight 0, a searched seed is 0, a
   * searched head is trained.
   */
  public static Map<String, Double> initial(AutoFTStudySpec study, Map<String, Double> given) {
    var parameters = weights(study);
    if (study.search().trialSeed() == TrialSeed.Searched) {
      parameters.put(TrialParameters.SEED, 0.0);
    }
    if (study.objective().head() == Head.Searched) {
      parameters.put(TrialParameters.HEAD, TrialParameters.TRAINED);
    }
    parameters.putAll(given);
    return parameters;
  }

  private static void put(Map<String, Double> parameters, Loss loss, double weight) {
    parameters.put(weight(loss.name()), weight);
  }

  private static TreeMap<String, Double> weights(AutoFTStudySpec study) {
    var weights = new TreeMap<String, Double>();
    study.objective().losses().forEach(loss -> put(weights, loss, 0));
    return weights;
  }
}
