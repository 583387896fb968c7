package io.autoft.study;

import io.autoft.api.v1alpha1.AutoFTStudyStatus;
import io.autoft.conditions.ConditionSet;
import io.autoft.conditions.ConditionSet.Claim;
import io.autoft.trial.TrialOutcome;
import java.util.List;
import java.util.Optional;

/**
 * The conditions of a study, all of them set at every pass. A running study is Ready, as a running
 * Job is to kstatus; Stalled says that a person is needed.
 */
record StudyConditions(StudyState state, TrialLog log) {

  private static final String READY = "Ready";
  private static final String COMPLETE = "Complete";
  private static final String FAILED = "Failed";
  private static final String SUSPENDED = "Suspended";
  private static final String STALLED = "Stalled";
  private static final String RECONCILING = "Reconciling";

  /** What holds up a study. */
  private record Obstacle(String reason, String message) {}

  ConditionSet of(Progress progress) {
    boolean failed = progress.stage() == Stage.Failed;
    boolean complete = progress.stage() == Stage.Complete;
    var obstacle =
        failed
            ? Optional.of(new Obstacle(progress.reason(), progress.message()))
            : complete ? Optional.<Obstacle>empty() : obstacle();
    boolean suspended = state.spec().suspend() && !complete && !failed;
    return set(
        failed
            ? new Claim(READY, false, progress.reason(), progress.message())
            : new Claim(READY, true, "Accepted", progress.message()),
        new Claim(COMPLETE, complete, progress.reason(), progress.message()),
        failed
            ? new Claim(FAILED, true, progress.reason(), progress.message())
            : new Claim(FAILED, false, "NotFailed", ""),
        suspended
            ? new Claim(
                SUSPENDED, true, "Suspended", "no new trial until spec.suspend is false again")
            : new Claim(SUSPENDED, false, "NotSuspended", ""),
        obstacle
            .map(o -> new Claim(STALLED, true, o.reason(), o.message()))
            .orElse(new Claim(STALLED, false, "NotStalled", "")),
        new Claim(RECONCILING, false, "Accepted", ""));
  }

  ConditionSet refused(StudyChecks.Complaint complaint) {
    return set(
        new Claim(READY, false, complaint.reason(), complaint.message()),
        new Claim(COMPLETE, false, complaint.reason(), complaint.message()),
        new Claim(FAILED, false, "NotFailed", ""),
        new Claim(SUSPENDED, false, "NotSuspended", ""),
        new Claim(STALLED, true, complaint.reason(), complaint.message()),
        new Claim(RECONCILING, false, complaint.reason(), ""));
  }

  private ConditionSet set(Claim... claims) {
    var conditions =
        new ConditionSet(state.status().map(AutoFTStudyStatus::conditions).orElse(List.of()));
    for (var claim : claims) {
      conditions = conditions.with(claim, state.generation(), state.now());
    }
    return conditions;
  }

  private Optional<Obstacle> obstacle() {
    return blocked().or(this::unschedulable);
  }

  private Optional<Obstacle> blocked() {
    return log.entries().stream()
        .flatMap(
            e ->
                e.outcome() instanceof TrialOutcome.Blocked blocked
                    ? Optional.of(
                        new Obstacle(
                            blocked.reason(), "trial " + e.name() + ": " + blocked.message()))
                        .stream()
                    : Optional.<Obstacle>empty().stream())
        .findFirst();
  }

  /**
   * A trial without a node is no problem while others of the study run: it waits for their place.
   */
  private Optional<Obstacle> unschedulable() {
    boolean running =
        log.entries().stream().anyMatch(e -> e.outcome() instanceof TrialOutcome.Running);
    return running
        ? Optional.empty()
        : log.entries().stream()
            .flatMap(
                e ->
                    e.outcome() instanceof TrialOutcome.Pending pending
                            && "Unschedulable".equals(pending.reason())
                        ? Optional.of(
                            new Obstacle(
                                pending.reason(), "trial " + e.name() + ": " + pending.message()))
                            .stream()
                        : Optional.<Obstacle>empty().stream())
            .findFirst();
  }
}
