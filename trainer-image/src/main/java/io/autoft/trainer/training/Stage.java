package io.autoft.trainer.training;

import static java.util.Objects.requireNonNull;

import io.autoft.contract.Loss;
import io.autoft.contract.ParameterNames;
import io.autoft.contract.Reason;
import io.autoft.contract.TrainingMethod;
import io.autoft.contract.TrialConfig;
import io.autoft.trainer.model.ParameterGroups;
import io.autoft.trainer.report.TrialFailure;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A part of training with an optimiser and a schedule of its own. Most methods have one, LP-FT has
 * two.
 *
 * @param recipe how to train
 * @param steps how long
 */
record Stage(Recipe recipe, int steps) {

  private static final Set<String> HEAD = Set.of(ParameterGroups.HEAD);

  /** The second stage is not to see the batches of the first one again. */
  private static final long OTHER_ORDER = 0x9e3779b97f4a7c15L;

  Stage {
    requireNonNull(recipe, "recipe is null");
  }

  /**
   * The stages of a method.
   *
   * @param recipe of all parameters
   * @param units of training, of which LP-FT gives half to its first stage, rounded down
   * @param stepsPerUnit 1, or those of an epoch
   */
  static List<Stage> of(TrainingMethod method, Recipe recipe, int units, int stepsPerUnit) {
    int steps = units * stepsPerUnit;
    var headAlone = recipe.only(HEAD, TrainingMethod.HEAD_RATE);
    return switch (method) {
      case FineTuning -> List.of(new Stage(recipe, steps));
      case LinearProbe -> List.of(new Stage(headAlone, steps));
      case LPFT -> {
        int first = units / 2 * stepsPerUnit;
        yield List.of(
            new Stage(headAlone, first),
            new Stage(recipe.withSeed(recipe.seed() + OTHER_ORDER), steps - first));
      }
      case FLYP -> List.of(new Stage(recipe.without(ParameterGroups.HEAD), steps));
    };
  }

  /**
   * Checks that a method can do something with the terms of an objective.
   *
   * @throws TrialFailure BadConfig naming what is allowed
   */
  static void check(TrialConfig config, Recipe recipe) throws TrialFailure {
    if (!config.training().trains()) {
      return;
    }
    var method = config.training().method();
    var ofHead = EnumSet.noneOf(Loss.class);
    ofHead.addAll(recipe.objective().batchTerms());
    boolean contrastive = ofHead.remove(Loss.Contrastive);
    switch (method) {
      case FineTuning -> {}
      case LinearProbe, LPFT -> {
        if (ofHead.isEmpty()) {
          throw badConfig(
              "training.method is %s, which trains the head alone; a term that depends on the head"
                  + " is needed, like %s above 0",
              method, ParameterNames.weight(Loss.CrossEntropy.name()));
        }
      }
      case FLYP -> {
        if (!contrastive || !ofHead.isEmpty()) {
          throw badConfig(
              "training.method is FLYP, which has no head to train; %s must be above 0, and beside"
                  + " it only weights of terms over parameters; found %s",
              ParameterNames.weight(Loss.Contrastive.name()), recipe.objective().weights());
        }
      }
    }
  }

  private static TrialFailure badConfig(String message, Object... arguments) {
    return new TrialFailure(Reason.BadConfig, message.formatted(arguments));
  }
}
