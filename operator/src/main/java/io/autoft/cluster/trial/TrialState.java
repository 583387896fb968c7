package io.autoft.cluster.trial;

import io.autoft.trial.TrialOutcome;

/** A word for people: the column STATE. */
enum TrialState {
  Pending,
  Running,
  Blocked,
  Scored,
  Diverged,
  Failed;

  static TrialState of(TrialOutcome outcome) {
    return valueOf(outcome.getClass().getSimpleName());
  }
}
