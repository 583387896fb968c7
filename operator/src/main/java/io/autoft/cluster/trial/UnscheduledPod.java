package io.autoft.cluster.trial;

import io.autoft.api.v1alpha1.AutoFTTrialStatus;
import io.autoft.cluster.TrialRecords;
import io.autoft.cluster.crd.AutoFTTrial;
import io.autoft.cluster.trial.TrialObservation.JobAction;
import io.autoft.trial.Cause;
import io.autoft.trial.TrialOutcome;
import io.autoft.trial.WaitReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A pod for which no node has been found yet, and how long it is waited for. */
record UnscheduledPod(TrialFacts facts, PodFacts pod) {

  /** The place of another trial is given to one that waits within seconds. */
  private static final Duration SIBLING_PATIENCE = Duration.ofMinutes(2);

  /** Whether a trial has such a pod, and for too long. */
  static boolean isOverdue(TrialFacts facts) {
    return facts.study().isPresent()
        && facts
            .newestPod()
            .map(PodFacts::new)
            .filter(PodFacts::unscheduled)
            .filter(pod -> new UnscheduledPod(facts, pod).isOverdue())
            .isPresent();
  }

  /**
   * Whether a trial of the same study has a place that this one may get: it runs, or has ended just
   * now, and the trainer of whoever got its place is about to begin.
   */
  static boolean isWaitedFor(AutoFTTrial other, Instant now) {
    return TrialRecords.of(other).outcome() instanceof TrialOutcome.Running
        || Optional.ofNullable(other.getStatus())
            .map(AutoFTTrialStatus::completionTime)
            .filter(end -> Instant.parse(end).isAfter(now.minus(SIBLING_PATIENCE)))
            .isPresent();
  }

  Verdict verdict() {
    var obstacle = new PodObstacles(pod).ofScheduling(facts.now());
    if (obstacle.filter(o -> PodVerdict.CLAIM_NOT_FOUND.equals(o.reason())).isPresent()) {
      return Verdict.blocked(PodVerdict.CLAIM_NOT_FOUND, obstacle.get().message());
    }
    if (pod.gated()) {
      return Verdict.of(
          WaitReason.Queued.pending("the pod waits until its scheduling gates are removed"));
    }
    if (isOverdue() && !facts.siblingRuns()) {
      return Verdict.failed(
              "Unschedulable",
              "no node within trainer.pendingTimeoutSeconds (%d): %s"
                  .formatted(
                      limit().toSeconds(), obstacle.map(Cause::message).orElse("not scheduled")))
          .then(JobAction.DELETE);
    }
    var next = isOverdue() ? SIBLING_PATIENCE : left();
    return obstacle
        .map(o -> Verdict.of(WaitReason.Unschedulable.pending(o.message())).lookAgainIn(next))
        .orElseGet(() -> Verdict.pending("waiting for a node").lookAgainIn(Duration.ofSeconds(10)));
  }

  private boolean isOverdue() {
    return left().isZero() || left().isNegative();
  }

  private Duration left() {
    return limit().minus(pod.age(facts.now()));
  }

  private Duration limit() {
    return Duration.ofSeconds(facts.study().orElseThrow().trainer().pendingTimeoutSeconds());
  }
}
