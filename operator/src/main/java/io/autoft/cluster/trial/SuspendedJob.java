package io.autoft.cluster.trial;

import io.autoft.cluster.JobConditions;
import io.autoft.cluster.Labels;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.Optional;

/** What is said of a Job that somebody else has suspended, most often a queue. */
public final class SuspendedJob {

  private SuspendedJob() {}

  /** What it waits for, if it does. */
  public static Optional<String> words(Job job) {
    return isSuspended(job) ? Optional.of(queue(job)) : Optional.empty();
  }

  /** Also in the moment between a Job's admission and the Job controller's notice of it. */
  static boolean isSuspended(Job job) {
    return Boolean.TRUE.equals(job.getSpec().getSuspend())
        || JobConditions.isTrue(job, "Suspended");
  }

  private static String queue(Job job) {
    return Optional.ofNullable(job.getMetadata().getLabels().get(Labels.QUEUE))
        .map("the Job waits in the queue %s until it is admitted"::formatted)
        .orElse("the Job is suspended, and not by this operator");
  }
}
