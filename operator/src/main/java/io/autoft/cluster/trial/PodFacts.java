package io.autoft.cluster.trial;

import io.autoft.contract.ExitCode;
import io.autoft.contract.InvalidDocumentException;
import io.autoft.contract.TrialReport;
import io.autoft.trial.TrialResources;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** A trial's pod, read as what is asked of it. */
record PodFacts(Pod pod) {

  /** So much of an unreadable report shows what it is. */
  private static final int BEGINNING = 120;

  private static final Set<String> ENDS = Set.of("Succeeded", "Failed");

  /** The report, if the trainer has ended and left one. */
  Optional<TrialReport> report() {
    return message()
        .flatMap(
            text -> {
              try {
                return Optional.of(TrialReport.parse(text.strip()));
              } catch (InvalidDocumentException e) {
                return Optional.empty();
              }
            });
  }

  /** What is wrong with a message that is no report, and how it begins. */
  String unreadableReport() {
    var text = message().map(String::strip).filter(m -> !m.isEmpty());
    if (text.isEmpty()) {
      return "the trainer ended without a report";
    }
    try {
      TrialReport.parse(text.get());
      return "the trainer's report says that it failed, though the trainer ended with exit code 0";
    } catch (InvalidDocumentException e) {
      var beginning = text.get().substring(0, Math.min(text.get().length(), BEGINNING));
      return "the trainer ended without a report that can be read: %s; what it left begins with: %s%s"
          .formatted(e.getMessage(), beginning, TerminationMessageLimit.of(pod).remark(text.get()));
    }
  }

  /** The trainer's termination message: a report, or the tail of its log. */
  Optional<String> message() {
    return terminated().map(ContainerStateTerminated::getMessage);
  }

  /** The end of a log that may be shown: of the trainer, or of another container's message. */
  Optional<String> logTail(Optional<String> message) {
    return message.filter(
        text ->
            pod.getSpec().getContainers().stream()
                .filter(container -> TrialJob.CONTAINER.equals(container.getName()))
                .noneMatch(
                    container ->
                        TrialPod.REPORT_ONLY.equals(container.getTerminationMessagePolicy())));
  }

  /** How the trainer ended, if it did. */
  Optional<ContainerStateTerminated> terminated() {
    return trainer().map(ContainerStatus::getState).map(ContainerState::getTerminated);
  }

  /** Whether the trainer runs no more, or never will. */
  boolean hasEnded() {
    return terminated().isPresent() || isOver();
  }

  /** Whether no container of the pod runs or will run. */
  boolean isOver() {
    return pod.getStatus() != null && ENDS.contains(pod.getStatus().getPhase());
  }

  /** Whether the trainer has ended and says that all went well. */
  boolean succeeded() {
    return terminated().filter(t -> t.getExitCode() == 0).isPresent();
  }

  /** Whether the trainer has succeeded, and so does the pod, as far as can be seen. */
  boolean endsWell() {
    return succeeded() && !isKeptUpBySidecar() && !"Failed".equals(pod.getStatus().getPhase());
  }

  /** When the trainer began. */
  Optional<Instant> started() {
    return trainer()
        .map(ContainerStatus::getState)
        .flatMap(
            state ->
                Optional.ofNullable(state.getRunning())
                    .map(r -> r.getStartedAt())
                    .or(() -> terminated().map(ContainerStateTerminated::getStartedAt)))
        .map(Instant::parse);
  }

  /** When the trainer ended; the kubelet does not always say. */
  Optional<Instant> ended() {
    return terminated().map(ContainerStateTerminated::getFinishedAt).map(Instant::parse);
  }

  boolean running() {
    return trainer().map(ContainerStatus::getState).filter(s -> s.getRunning() != null).isPresent();
  }

  Optional<String> imageId() {
    return trainer().map(ContainerStatus::getImageID).filter(id -> !id.isEmpty());
  }

  /** GPUs that the pod holds. */
  double gpus() {
    return pod.getSpec().getContainers().stream()
        .map(Container::getResources)
        .mapToDouble(TrialResources::gpus)
        .sum();
  }

  /** Whether the kubelet ended the pod because it ran longer than its deadline. */
  boolean pastDeadline() {
    return "DeadlineExceeded".equals(pod.getStatus().getReason());
  }

  /**
   * Why the kubelet ended the pod, in its words, if the pod used more than its own limits, which is
   * no disruption.
   */
  Optional<String> excess() {
    return "Evicted".equals(pod.getStatus().getReason()) && !hasDisruptionTarget()
        ? Optional.ofNullable(pod.getStatus().getMessage())
            .or(() -> Optional.of("the pod exceeded its own limits"))
        : Optional.empty();
  }

  /** Whether the trainer ended as after SIGTERM though nothing took the pod away. */
  boolean endedAsIfTerminated() {
    return pod.getMetadata().getDeletionTimestamp() == null
        && !hasDisruptionTarget()
        && terminated().filter(t -> t.getExitCode() == ExitCode.TERMINATED.code()).isPresent();
  }

  /** Whether a queue holds the pod back from scheduling. */
  boolean gated() {
    return !pod.getSpec().getSchedulingGates().isEmpty();
  }

  /** Whether the pod was taken away rather than failed. */
  boolean disrupted() {
    return pod.getMetadata().getDeletionTimestamp() != null
        || hasDisruptionTarget()
        || terminated().filter(t -> t.getExitCode() == ExitCode.TERMINATED.code()).isPresent();
  }

  /**
   * When the kubelet ends it: after its grace period if it is being removed, else at its deadline,
   * which counts from when the kubelet took it, or from when it was to take it. Absent as long as
   * it has no node.
   */
  Optional<Instant> endsBy() {
    return Optional.ofNullable(pod.getMetadata().getDeletionTimestamp())
        .map(Instant::parse)
        .or(this::deadline);
  }

  private Optional<Instant> deadline() {
    var seconds = Optional.ofNullable(pod.getSpec().getActiveDeadlineSeconds());
    return Optional.ofNullable(pod.getStatus().getStartTime())
        .or(
            () ->
                condition("PodScheduled")
                    .filter(c -> "True".equals(c.getStatus()))
                    .map(PodCondition::getLastTransitionTime))
        .flatMap(start -> seconds.map(Instant.parse(start)::plusSeconds));
  }

  /** Whether no node has been found yet. */
  boolean unscheduled() {
    return pod.getSpec().getNodeName() == null && "Pending".equals(pod.getStatus().getPhase());
  }

  /** How long the pod has been there. */
  Duration age(Instant now) {
    return Duration.between(Instant.parse(pod.getMetadata().getCreationTimestamp()), now);
  }

  /** The container before the trainer that ended with an error, so that the trainer never began. */
  Optional<ContainerStatus> failedInitContainer() {
    return pod.getStatus().getInitContainerStatuses().stream()
        .filter(c -> c.getState() != null && c.getState().getTerminated() != null)
        .filter(c -> c.getState().getTerminated().getExitCode() != 0)
        .findFirst();
  }

  /** Whether the trainer has ended and a container beside it has not, which keeps the pod up. */
  boolean isKeptUpBySidecar() {
    return terminated().isPresent()
        && "Running".equals(pod.getStatus().getPhase())
        && pod.getSpec().getContainers().size() > 1;
  }

  private boolean hasDisruptionTarget() {
    return condition("DisruptionTarget").filter(c -> "True".equals(c.getStatus())).isPresent();
  }

  /** A condition of the pod, whatever its status. */
  Optional<PodCondition> condition(String type) {
    return pod.getStatus().getConditions().stream()
        .filter(c -> type.equals(c.getType()))
        .findFirst();
  }

  Optional<ContainerStatus> trainer() {
    return pod.getStatus().getContainerStatuses().stream()
        .filter(c -> TrialJob.CONTAINER.equals(c.getName()))
        .findFirst();
  }
}
