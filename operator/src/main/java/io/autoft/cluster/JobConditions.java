package io.autoft.cluster;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import io.fabric8.kubernetes.api.model.batch.v1.JobStatus;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What Kubernetes says of a Job. */
public final class JobConditions {

  private JobConditions() {}

  /** The first of these types that holds; none of a Job that nobody has looked at yet. */
  public static Optional<JobCondition> ifTrue(Job job, String... types) {
    return Stream.of(types).flatMap(type -> ofType(job, type)).findFirst();
  }

  /** Whether one of these types holds. */
  public static boolean isTrue(Job job, String... types) {
    return ifTrue(job, types).isPresent();
  }

  private static Stream<JobCondition> ofType(Job job, String type) {
    return Optional.ofNullable(job.getStatus()).map(JobStatus::getConditions).stream()
        .flatMap(List::stream)
        .filter(c -> type.equals(c.getType()) && "True".equals(c.getStatus()));
  }
}
