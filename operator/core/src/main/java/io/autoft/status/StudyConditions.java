package io.autoft.status;

import io.autoft.api.v1alpha1.AutoFTStudySpec;
import io.autoft.result.ConfirmationText;
import io.autoft.status.ConditionSet.Claim;
import io.autoft.study.Findings;
import io.autoft.study.Findings.Standing;
import io.autoft.study.check.StudyWarnings;
import io.autoft.study.phase.Stage;
import io.autoft.trial.Cause;
import io.autoft.trial.TrialLog;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The conditions of a study, all of them set at every pass. A running study is Ready, as a running
 * Job is to kstatus; one that is Stalled needs a person, and is not.
 *
 * @param study what it says, which may be more than it means: a warning is a condition too
 */
public record StudyConditions(
    List<Condition> former, AutoFTStudySpec study, long generation, Instant now) {

  /** True of a study that has ended with a result. */
  public static final String COMPLETE = "Complete";

  /** True of a study that has ended without one. */
  public static final String FAILED = "Failed";

  /** True of a study that its user has suspended. */
  public static final String SUSPENDED = "Suspended";

  /** True of a study that does not go on until somebody removes the cause, or has failed. */
  public static final String STALLED = "Stalled";

  /** True of a study that may not mean what it says. */
  public static final String WARNING = "Warning";

  private static final String READY = "Ready";
  private static final String RECONCILING = "Reconciling";
  private static final String CONFIRMED = "Confirmed";

  ConditionSet of(Findings findings) {
    boolean refused = findings.standing() == Standing.REFUSED;
    var conditions = refused ? refused(findings.cause(), findings.log()) : accepted(findings);
    if (study.confirmation() == null) {
      return conditions.without(Set.of(CONFIRMED));
    }
    return refused ? conditions : conditions.with(confirmation(findings), generation, now);
  }

  /** Its reason is the verdict, and its event tells that. */
  private Claim confirmation(Findings findings) {
    return findings
        .confirmation()
        .map(c -> new ConfirmationText(study.objective().metric(), c))
        .map(words -> new Claim(CONFIRMED, true, words.reason(), words.verdict()))
        .orElse(new Claim(CONFIRMED, false, "NotConfirmed", ""));
  }

  private ConditionSet accepted(Findings findings) {
    boolean failed = findings.stage() == Stage.Failed;
    var cause = findings.cause();
    var obstacle = obstacle(findings);
    return set(
        findings.log(),
        obstacle
            .map(o -> claim(READY, false, o))
            .orElse(new Claim(READY, true, "Accepted", course(findings).message())),
        claim(COMPLETE, findings.stage() == Stage.Complete, cause),
        failed ? claim(FAILED, true, cause) : new Claim(FAILED, false, "NotFailed", ""),
        suspended(findings.standing() == Standing.SUSPENDED),
        obstacle
            .map(o -> claim(STALLED, true, o))
            .orElse(new Claim(STALLED, false, "NotStalled", "")),
        new Claim(RECONCILING, false, "Accepted", ""));
  }

  /** How the study goes its way, or what it waits for meanwhile. */
  private static Cause course(Findings findings) {
    return findings.standing() == Standing.ACTIVE
        ? findings.turn().orElse(findings.cause())
        : findings.cause();
  }

  private Claim suspended(boolean suspended) {
    return suspended
        ? new Claim(SUSPENDED, true, "Suspended", suspension())
        : new Claim(SUSPENDED, false, "NotSuspended", "");
  }

  private String suspension() {
    return study.stopsTrials()
        ? "no trial runs until spec.suspend is false again; those that were stopped then run anew"
        : "no new trial until spec.suspend is false again";
  }

  /** Why the study does not go on though it should, or has failed. */
  private static Optional<Cause> obstacle(Findings findings) {
    if (findings.standing() != Standing.ENDED) {
      return findings.obstacle();
    }
    return findings.stage() == Stage.Failed ? Optional.of(findings.cause()) : Optional.empty();
  }

  /** Of a study that cannot go on until somebody removes the cause. */
  ConditionSet refused(Cause cause) {
    return refused(cause, new TrialLog(List.of()));
  }

  /** Of a study that has ended and cannot be looked after. */
  ConditionSet heldUp(Cause cause) {
    return new ConditionSet(former)
        .with(claim(READY, false, cause), generation, now)
        .with(claim(STALLED, true, cause), generation, now);
  }

  private ConditionSet refused(Cause cause, TrialLog log) {
    return set(
        log,
        claim(READY, false, cause),
        claim(COMPLETE, false, cause),
        new Claim(FAILED, false, "NotFailed", ""),
        suspended(study.suspend()),
        claim(STALLED, true, cause),
        new Claim(RECONCILING, false, cause.reason(), ""));
  }

  private static Claim claim(String type, boolean status, Cause cause) {
    return new Claim(type, status, cause.reason(), cause.message());
  }

  private ConditionSet set(TrialLog log, Claim... claims) {
    var conditions = new ConditionSet(former);
    for (var claim : claims) {
      conditions = conditions.with(claim, generation, now);
    }
    var warned =
        StudyWarnings.of(study, log)
            .map(w -> claim(WARNING, true, w))
            .orElse(new Claim(WARNING, false, "NoWarning", ""));
    return conditions.with(warned, generation, now);
  }
}
