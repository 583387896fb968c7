package io.autoft.trainer.training;

import static java.util.Objects.requireNonNull;

import io.autoft.contract.Loss;
import io.autoft.contract.ParameterNames;
import io.autoft.contract.Reason;
import io.autoft.contract.TrialConfig;
import io.autoft.trainer.objective.Objective;
import io.autoft.trainer.report.TrialFailure;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * How to train, in the words of training.
 *
 * @param objective what is minimised
 * @param learningRate peak of the schedule
 * @param weightDecay decoupled, of all parameters
 * @param warmupSteps of the schedule
 * @param batchSize examples a step
 * @param clip of the gradient
 * @param seed of the order of the data and of all else that is drawn
 */
record Recipe(
    Objective objective,
    double learningRate,
    double weightDecay,
    int warmupSteps,
    int batchSize,
    GradientClip clip,
    long seed) {

  Recipe {
    requireNonNull(objective, "objective is null");
    requireNonNull(clip, "clip is null");
  }

  /**
   * The recipe of a trial.
   *
   * @throws TrialFailure BadConfig if a parameter is unknown, or one is missing without which
   *     nothing can be trained
   */
  static Recipe of(TrialConfig config) throws TrialFailure {
    var known =
        Arrays.stream(Loss.values())
            .map(loss -> ParameterNames.weight(loss.name()))
            .collect(Collectors.toCollection(TreeSet::new));
    known.add(ParameterNames.LEARNING_RATE);
    known.add(ParameterNames.WEIGHT_DECAY);
    for (var name : config.parameters().keySet()) {
      if (!known.contains(name)) {
        throw badConfig("parameters.%s is unknown; allowed are %s".formatted(name, known));
      }
    }
    var recipe =
        new Recipe(
            Objective.of(config::weight),
            config.parameter(ParameterNames.LEARNING_RATE),
            config.parameter(ParameterNames.WEIGHT_DECAY),
            config.training().warmupSteps(),
            config.training().batchSize(),
            new GradientClip(config.training().clipNorm()),
            config.seed());
    boolean trains = config.training().trains();
    if (trains && recipe.learningRate == 0) {
      throw badConfig("parameters.learningRate is missing or 0; it must be positive");
    }
    if (trains && recipe.objective.weights().isEmpty()) {
      throw badConfig("parameters: no weight is above 0, so there is nothing to minimise");
    }
    return recipe;
  }

  private static TrialFailure badConfig(String message) {
    return new TrialFailure(Reason.BadConfig, message);
  }
}
