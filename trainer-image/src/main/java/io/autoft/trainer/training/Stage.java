package io.autoft.trainer.training;

import static java.util.Objects.requireNonNull;

import io.autoft.contract.Loss;
import io.autoft.contract.ParameterNames;
import io.autoft.contract.TrainingMethod;
import io.autoft.contract.TrialConfig;
import io.autoft.trainer.failure.TrialFailure;
import io.autoft.trainer.model.ParameterGroups;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A part of training with an optimiser and a schedule of its own. Most methods have one, LP-FT has
 * two.
 *
 * @param settings how to train
 * @param steps how long
 */
record Stage(TrainingSettings settings, int steps) {

  private static final Set<String> HEAD = Set.of(ParameterGroups.HEAD);

  /** The second stage is not to see the batches of the first one again. */
  private static final long OTHER_ORDER = 0x9e3779b97f4a7c15L;

  Stage {
    requireNonNull(settings, "settings is null");
  }

  /**
   * The stages of a method.
   *
   * @param settings of all parameters
   * @param units of training, of which LP-FT gives half to its first stage, rounded down
   * @param stepsPerUnit 1, or those of an epoch
   */
  static List<Stage> of(
      TrainingMethod method, TrainingSettings settings, int units, int stepsPerUnit) {
    int steps = units * stepsPerUnit;
    var headAlone = settings.only(HEAD, TrainingMethod.HEAD_RATE);
    var withoutHead = settings.without(ParameterGroups.HEAD);
    return switch (method) {
      case FineTuning -> List.of(new Stage(settings, steps));
      case LinearProbe -> List.of(new Stage(headAlone, steps));
      case LPFT -> {
        int first = units / 2 * stepsPerUnit;
        yield List.of(
            new Stage(headAlone, first),
            new Stage(settings.withSeed(settings.seed() + OTHER_ORDER), steps - first));
      }
      case FLYP, TextHead -> List.of(new Stage(withoutHead, steps));
      case AuxiliaryHead ->
          List.of(new Stage(settings.objective().trainsHead() ? settings : withoutHead, steps));
    };
  }

  /**
   * Checks that a method can do something with the terms of an objective.
   *
   * @throws TrialFailure BadConfig naming what is allowed
   */
  static void check(TrialConfig config, TrainingSettings settings) throws TrialFailure {
    if (!config.training().trains()) {
      return;
    }
    var method = config.training().method();
    var ofHead = EnumSet.noneOf(Loss.class);
    ofHead.addAll(settings.objective().batchTerms());
    boolean contrastive = ofHead.removeIf(term -> term.kind() == Loss.Kind.Features);
    switch (method) {
      case FineTuning, AuxiliaryHead, TextHead -> {}
      case LinearProbe, LPFT -> {
        if (ofHead.isEmpty()) {
          throw TrialFailure.badConfig(
              "training.method is %s, which trains the head alone; a term that depends on the head"
                  + " is needed, like %s above 0",
              method, ParameterNames.weight(Loss.CrossEntropy.name()));
        }
      }
      case FLYP -> {
        if (!contrastive || !ofHead.isEmpty()) {
          throw TrialFailure.badConfig(
              "training.method is FLYP, which has no head to train; %s must be above 0, and beside"
                  + " it only weights of terms over parameters; found %s",
              ParameterNames.weight(Loss.Contrastive.name()), settings.objective().weights());
        }
      }
    }
  }
}
