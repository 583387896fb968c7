package io.autoft.trainer.training;

import static java.util.Objects.requireNonNull;

import io.autoft.contract.ParameterNames;
import io.autoft.contract.TrialConfig;
import io.autoft.trainer.failure.TrialFailure;
import io.autoft.trainer.model.ParameterGroups;
import io.autoft.trainer.model.StepRule;
import io.autoft.trainer.model.StepRule.GroupRule;
import io.autoft.trainer.objective.Objective;
import io.autoft.trainer.optimizer.AdamW;
import io.autoft.trainer.optimizer.GradientClip;
import java.util.List;
import java.util.Set;

/**
 * What a trial's parameters and its {@link io.autoft.contract.TrainingConfig} ask of training.
 *
 * @param objective what is minimised
 * @param groups that are trained, with the peaks of their learning rates
 * @param batchSize examples a step
 * @param accumulationSteps parts of a batch
 * @param clip of the gradient
 * @param seed of the order of the data and of all else that is drawn
 */
record TrainingSettings(
    Objective objective,
    List<GroupRule> groups,
    int batchSize,
    int accumulationSteps,
    GradientClip clip,
    long seed) {

  TrainingSettings {
    requireNonNull(objective, "objective is null");
    groups = List.copyOf(groups);
    requireNonNull(clip, "clip is null");
  }

  /**
   * The settings of a trial that trains everything: the image tower and the head, with a term that
   * depends on it also the text tower.
   *
   * @param groups of the model
   * @throws TrialFailure BadConfig if a parameter is unknown, or one is missing without which
   *     nothing can be trained
   */
  static TrainingSettings of(TrialConfig config, List<String> groups) throws TrialFailure {
    var parameters = GroupedParameters.of(config.parameters(), groups);
    var objective = parameters.objective(config.parameterTerms(), config.training().method());
    var trained =
        groups.stream()
            .filter(group -> objective.trainsText() || !group.equals(ParameterGroups.TEXT))
            .map(
                group ->
                    new GroupRule(
                        group,
                        parameters.value(ParameterNames.LEARNING_RATE, group),
                        parameters.value(ParameterNames.WEIGHT_DECAY, group)))
            .toList();
    if (config.training().trains()) {
      if (trained.stream().noneMatch(group -> group.learningRate() > 0)) {
        throw TrialFailure.badConfig(
            "parameters.learningRate is missing or 0; it must be positive");
      }
      if (objective.isEmpty()) {
        throw TrialFailure.badConfig(
            "parameters: no weight is above 0, so there is nothing to minimise");
      }
    }
    return new TrainingSettings(
        objective,
        trained,
        config.training().batchSize(),
        config.training().accumulationSteps(),
        new GradientClip(config.training().clipNorm()),
        config.seed());
  }

  /** These settings with some groups alone trained, at a multiple of their learning rates. */
  TrainingSettings only(Set<String> names, double rateFactor) {
    return new TrainingSettings(
        objective,
        rules(rateFactor).stream().filter(group -> names.contains(group.group())).toList(),
        batchSize,
        accumulationSteps,
        clip,
        seed);
  }

  /** These settings with a group left as it is. */
  TrainingSettings without(String name) {
    return only(
        Set.copyOf(
            groups.stream().map(GroupRule::group).filter(group -> !group.equals(name)).toList()),
        1);
  }

  /** These settings with another order of the data. */
  TrainingSettings withSeed(long otherSeed) {
    return new TrainingSettings(objective, groups, batchSize, accumulationSteps, clip, otherSeed);
  }

  /**
   * The rule of one step.
   *
   * @param schedule multiple of the peak learning rates
   */
  StepRule rule(double schedule) {
    return new StepRule(objective, clip, AdamW.standard(), rules(schedule));
  }

  /** The largest peak of the groups' learning rates, for messages. */
  double largestLearningRate() {
    return groups.stream().mapToDouble(GroupRule::learningRate).max().orElse(0);
  }

  private List<GroupRule> rules(double factor) {
    return groups.stream()
        .map(
            group ->
                new GroupRule(group.group(), factor * group.learningRate(), group.weightDecay()))
        .toList();
  }
}
