package io.autoft.status;

import io.autoft.trial.TrialOutcome;

/** A word for people: the column STATE. */
public enum TrialState {
  Pending,
  Running,
  Blocked,
  Scored,
  Diverged,
  Failed;

  /** The state of an outcome. */
  public static TrialState of(TrialOutcome outcome) {
    return valueOf(outcome.getClass().getSimpleName());
  }
}
