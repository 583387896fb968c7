package io.autoft.status;

import io.autoft.status.ConditionSet.Claim;
import io.autoft.trial.TrialOutcome;
import java.time.Instant;

/** The conditions of a trial, all of them set at every pass. */
public final class TrialConditions {

  /** True of a trial that ended with a result. */
  public static final String COMPLETE = "Complete";

  /** True of a trial that ended without one. */
  public static final String FAILED = "Failed";

  /** True of a trial that waits for the removal of a cause. */
  public static final String BLOCKED = "Blocked";

  private TrialConditions() {}

  /** Those of an outcome, set over what was there before. */
  public static ConditionSet of(
      TrialOutcome outcome, ConditionSet former, long generation, Instant now) {
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
