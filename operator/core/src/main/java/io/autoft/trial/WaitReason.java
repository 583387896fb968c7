package io.autoft.trial;

import java.util.Arrays;
import java.util.Optional;

/** What a trial waits for that is nobody's fault, as the reason of its outcome. */
public enum WaitReason {
  /** A node with room for its pod. */
  Unschedulable(false),
  /** The queue that its Job is in. */
  Queued(true),
  /** Room in a quota of its namespace. */
  QuotaExceeded(true),
  /** The end of others: only so many trials run at a time. */
  AtCapacity(true);

  private final boolean turn;

  WaitReason(boolean turn) {
    this.turn = turn;
  }

  /** What a trial waits for, if it is one of these. */
  public static Optional<WaitReason> of(TrialOutcome outcome) {
    return outcome instanceof TrialOutcome.Pending
        ? Arrays.stream(values()).filter(w -> w.name().equals(outcome.reason())).findFirst()
        : Optional.empty();
  }

  /** Whether it is this that a trial waits for. */
  public boolean holds(TrialOutcome outcome) {
    return of(outcome).filter(this::equals).isPresent();
  }

  /** Whether the trial's turn comes by itself, as others that are before it end. */
  public boolean isTurn() {
    return turn;
  }

  /** A trial that waits for this. */
  public TrialOutcome.Pending pending(String message) {
    return new TrialOutcome.Pending(name(), message);
  }
}
