package io.autoft.cluster.trial;

import io.autoft.trial.Cause;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.PodCondition;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What keeps a pod from starting its trainer. */
record PodObstacles(PodFacts pod) {

  private static final Set<String> IMAGE_REASONS =
      Set.of("ErrImagePull", "ImagePullBackOff", "InvalidImageName", "ErrImageNeverPull");

  /** The second where there is a node and the scheduler fails, as at a claim's provisioning. */
  private static final Set<String> NODE_REASONS = Set.of("Unschedulable", "SchedulerError");

  private static final Set<String> CONFIG_REASONS =
      Set.of("CreateContainerConfigError", "CreateContainerError", "RunContainerError");

  /** A scheduler that is only slow or busy gets so long before it is called a problem. */
  private static final Duration SCHEDULING_PATIENCE = Duration.ofSeconds(10);

  /** Why an image cannot be used or a container not be created, the trainer's or one before it. */
  Optional<Cause> ofContainers() {
    return Stream.concat(
            pod.pod().getStatus().getInitContainerStatuses().stream(), pod.trainer().stream())
        .flatMap(c -> obstacle(c).stream())
        .findFirst();
  }

  private static Optional<Cause> obstacle(ContainerStatus container) {
    var waiting =
        Optional.ofNullable(container.getState())
            .map(ContainerState::getWaiting)
            .filter(w -> w.getReason() != null);
    return waiting.flatMap(
        w -> {
          var words =
              w.getMessage() == null ? w.getReason() : w.getReason() + ": " + w.getMessage();
          var message =
              TrialJob.CONTAINER.equals(container.getName())
                  ? words
                  : "container " + container.getName() + ": " + words;
          return IMAGE_REASONS.contains(w.getReason())
              ? Optional.of(new Cause("ImagePull", message))
              : CONFIG_REASONS.contains(w.getReason())
                  ? Optional.of(new Cause("BadConfig", message))
                  : Optional.empty();
        });
  }

  /** How long the pod has had a node without that its volumes and its network were ready. */
  Optional<Duration> unprepared(Instant now) {
    boolean ready =
        pod.condition("PodReadyToStartContainers")
            .filter(c -> "False".equals(c.getStatus()))
            .isEmpty();
    return ready
        ? Optional.empty()
        : pod.condition("PodScheduled")
            .filter(c -> "True".equals(c.getStatus()))
            .map(PodCondition::getLastTransitionTime)
            .map(since -> Duration.between(Instant.parse(since), now));
  }

  /** Why no node is found: at once for a claim that does not exist, else after some patience. */
  Optional<Cause> ofScheduling(Instant now) {
    return pod.condition("PodScheduled")
        .filter(c -> pod.unscheduled() && NODE_REASONS.contains(c.getReason()))
        .flatMap(
            c ->
                isMissingClaim(c.getMessage())
                    ? Optional.of(new Cause(PodVerdict.CLAIM_NOT_FOUND, c.getMessage()))
                    : pod.age(now).compareTo(SCHEDULING_PATIENCE) < 0
                        ? Optional.empty()
                        : Optional.of(new Cause("Unschedulable", c.getMessage())));
  }

  /** Not a contract of the scheduler's: other words are merely shown under another reason. */
  private static boolean isMissingClaim(String message) {
    return message != null
        && message.contains("persistentvolumeclaim")
        && message.contains("not found");
  }
}
