package io.autoft.cluster.trial;

import io.autoft.trial.TrialOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A pod is replaced once it has ended, which only the kubelet of its node can say. */
record PodsNode(PodFacts pod, Instant now) {

  static final String LOST = "NodeLost";

  /** A pod whose time is over ends in seconds, or nobody on its node ends it. */
  private static final Duration END_PATIENCE = Duration.ofMinutes(2);

  private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

  /** Whether a trial waits for its node, on which its trainer may have run until that was seen. */
  static boolean isLost(TrialOutcome outcome) {
    return outcome instanceof TrialOutcome.Blocked && LOST.equals(outcome.reason());
  }

  /** What is observed of a trial without a Job one of whose pods may still run. */
  Verdict ofFormerPod() {
    return lost()
        .orElseGet(() -> Verdict.pending("an earlier pod of the trial is being removed"))
        .lookAgainIn(LOOK_AGAIN);
  }

  /**
   * What is observed of a trial whose pod should have ended long ago; empty if it need not have.
   */
  Optional<Verdict> lost() {
    return patience()
        .filter(left -> left.isZero() || left.isNegative())
        .map(
            over ->
                Verdict.blocked(
                    LOST,
                    "the pod %s should have ended at %s, and its node %s does not say that it has:"
                            .formatted(
                                pod.pod().getMetadata().getName(),
                                pod.endsBy().orElseThrow(),
                                pod.pod().getSpec().getNodeName())
                        + " restart or delete the node, or, once it is off, delete the pod with"
                        + " --force"));
  }

  /** How long the end of the pod is still waited for; empty as long as it may run on. */
  Optional<Duration> patience() {
    return pod.endsBy().map(due -> END_PATIENCE.minus(Duration.between(due, now)));
  }
}
