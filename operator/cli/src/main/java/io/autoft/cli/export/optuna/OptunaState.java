package io.autoft.cli.export.optuna;

import io.autoft.trial.TrialOutcome;

/** Optuna's states of a trial, with the numbers by which it stores them. */
enum OptunaState {
  RUNNING(0),
  COMPLETE(1),
  /** To Optuna's TPE as bad as can be, as a trial that diverged is to the samplers here. */
  PRUNED(2),
  /** Never shown to a sampler, here and there. */
  FAIL(3),
  WAITING(4);

  private final int code;

  OptunaState(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }

  boolean finished() {
    return this == COMPLETE || this == PRUNED || this == FAIL;
  }

  static OptunaState of(TrialOutcome outcome) {
    if (outcome instanceof TrialOutcome.Scored) {
      return COMPLETE;
    }
    if (outcome instanceof TrialOutcome.Diverged) {
      return PRUNED;
    }
    if (outcome instanceof TrialOutcome.Failed) {
      return FAIL;
    }
    return outcome instanceof TrialOutcome.Running ? RUNNING : WAITING;
  }
}
