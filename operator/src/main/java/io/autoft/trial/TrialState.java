package io.autoft.trial;

/** A word for people: the column STATE. */
enum TrialState {
  Pending,
  Running,
  Blocked,
  Scored,
  Diverged,
  Failed
}
