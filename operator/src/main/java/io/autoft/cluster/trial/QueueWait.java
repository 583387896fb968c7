package io.autoft.cluster.trial;

import io.autoft.api.v1alpha1.AutoFTTrialStatus;
import io.autoft.cluster.Conflicts;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How long a trial has waited: in queues, for a node, its image and its volumes. */
final class QueueWait {

  private QueueWait() {}

  /**
   * From the creation of the trial's Job to the start of its first trainer; of one that takes the
   * place of another, from the creation of its pod.
   *
   * @param later the status that takes the place of the trial's; the wait is that of a pod whose
   *     trainer it is the first to know of, else there is none
   */
  static Optional<Duration> of(TrialFacts facts, AutoFTTrialStatus later) {
    return facts
        .lastPod()
        .filter(pod -> later.startTime() != null && isIn(later, pod))
        .filter(pod -> !knewStart(facts.trial().getStatus(), pod))
        .flatMap(pod -> between(waiting(facts, pod), pod));
  }

  private static HasMetadata waiting(TrialFacts facts, Pod pod) {
    return facts
        .job()
        .filter(job -> isFirst(facts) && Conflicts.isOf(job, pod))
        .map(HasMetadata.class::cast)
        .orElse(pod);
  }

  /** Whether no trainer of the trial has run before, whatever pods there were. */
  private static boolean isFirst(TrialFacts facts) {
    var former = facts.trial().getStatus();
    return facts.former().usage().seconds() == 0 && (former == null || former.startTime() == null);
  }

  private static boolean knewStart(AutoFTTrialStatus former, Pod pod) {
    return former != null && former.startTime() != null && isIn(former, pod);
  }

  private static boolean isIn(AutoFTTrialStatus status, Pod pod) {
    return pod.getMetadata().getName().equals(status.pod());
  }

  private static Optional<Duration> between(HasMetadata waiting, Pod pod) {
    var created = Instant.parse(waiting.getMetadata().getCreationTimestamp());
    return new PodFacts(pod)
        .started()
        // The kubelet's clock may be behind.
        .map(
            started ->
                started.isBefore(created) ? Duration.ZERO : Duration.between(created, started));
  }
}
