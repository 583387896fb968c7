package io.autoft.cluster.trial;

import io.autoft.cluster.ConditionSet;
import io.autoft.cluster.ConditionSet.Claim;
import io.autoft.trial.TrialOutcome;
import java.time.Instant;

/** The conditions of a trial, all of them set at every pass. */
final class TrialConditions {

  /** True of a trial that ended with a result. */
  static final String COMPLETE = "Complete";

  /** True of a trial that ended without one. */
  static final String FAILED = "Failed";

  /** True of a trial that waits for the removal of a cause. */
  static final String BLOCKED = "Blocked";

  private TrialConditions() {}

  static ConditionSet of(TrialOutcome outcome, ConditionSet former, long generation, Instant now) {
    var reason = outcome.reason();
    var message = outcome.message();
    boolean complete = outcome.resultIfAny().isPresent();
    return former
        .with(new Claim(COMPLETE, complete, reason, message), generation, now)
        .with(
            outcome instanceof TrialOutcome.Failed
                ? new Claim(FAILED, true, reason, message)
                : new Claim(FAILED, false, "NotFailed", ""),
            generation,
            now)
        .with(
            outcome instanceof TrialOutcome.Blocked
                ? new Claim(BLOCKED, true, reason, message)
                : new Claim(BLOCKED, false, "NotBlocked", ""),
            generation,
            now);
  }
}
