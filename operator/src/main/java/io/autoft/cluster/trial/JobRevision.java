package io.autoft.cluster.trial;

import io.autoft.cluster.Labels;
import io.autoft.trial.TrialOutcome;
import io.autoft.trial.WaitReason;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.Map;
import java.util.Objects;

/** A Job whose trainer has not begun, beside the one that the study asks for by now. */
record JobRevision(Job job, Job wanted) {

  /**
   * Whether the Job is to be replaced: a cause may have been removed by another trainer image or
   * template. Its place in a queue is worth more than a change that may be none of the study's,
   * such as that of an operator which renders another pod; only another queue is worth it, or
   * something that holds up a Job which that has admitted.
   *
   * @param outcome of the trial
   * @param hasPod whether the Job's pod is there
   */
  boolean isDue(TrialOutcome outcome, boolean hasPod) {
    if (WaitReason.Queued.holds(outcome)) {
      return isOfAnotherQueue();
    }
    boolean held = outcome instanceof TrialOutcome.Blocked || WaitReason.of(outcome).isPresent();
    boolean starts = outcome instanceof TrialOutcome.Pending && hasPod && queue(job) == null;
    return (held || starts) && (isOfAnotherQueue() || isOfAnotherTemplate());
  }

  /** Not one whose queue was named by nobody here: Kueue puts Jobs into a default queue. */
  private boolean isOfAnotherQueue() {
    boolean named = queue(wanted) != null || annotations(job).containsKey(Labels.NAMED_QUEUE);
    return named && !Objects.equals(queue(job), queue(wanted));
  }

  private boolean isOfAnotherTemplate() {
    return !annotations(wanted)
        .get(Labels.TEMPLATE_DIGEST)
        .equals(annotations(job).get(Labels.TEMPLATE_DIGEST));
  }

  private static Map<String, String> annotations(Job job) {
    return job.getMetadata().getAnnotations();
  }

  private static String queue(Job job) {
    return job.getMetadata().getLabels().get(Labels.QUEUE);
  }
}
