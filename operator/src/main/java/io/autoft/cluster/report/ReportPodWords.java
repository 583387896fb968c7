package io.autoft.cluster.report;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.util.Optional;
import java.util.stream.Stream;

/** What the pod of a page says of itself, in the words of Kubernetes and of the tool. */
record ReportPodWords(Pod pod) {

  /** Why it does not run: no node, or its image or a volume is not there. */
  Optional<String> obstacle() {
    return Stream.concat(
            states()
                .flatMap(state -> Optional.ofNullable(state.getWaiting()).stream())
                .filter(waiting -> waiting.getMessage() != null)
                .map(waiting -> waiting.getReason() + ": " + waiting.getMessage()),
            status().stream()
                .flatMap(status -> status.getConditions().stream())
                .filter(c -> c.getType().equals("PodScheduled") && "False".equals(c.getStatus()))
                .flatMap(c -> Optional.ofNullable(c.getMessage()).stream()))
        .findFirst();
  }

  boolean isPending() {
    return isIn("Pending");
  }

  boolean isRunning() {
    return isIn("Running");
  }

  private boolean isIn(String phase) {
    return status().map(PodStatus::getPhase).filter(phase::equals).isPresent();
  }

  /** What the tool said last, or why the kubelet has ended it. */
  Optional<String> last() {
    return Stream.concat(
            states()
                .flatMap(state -> Optional.ofNullable(state.getTerminated()).stream())
                .map(
                    ended ->
                        Optional.ofNullable(ended.getMessage())
                            .map(String::strip)
                            .filter(text -> !text.isEmpty())
                            .orElse(
                                "%s, exit code %d"
                                    .formatted(ended.getReason(), ended.getExitCode()))),
            status().stream().flatMap(status -> Optional.ofNullable(status.getMessage()).stream()))
        .findFirst();
  }

  private Stream<ContainerState> states() {
    return status().stream()
        .flatMap(status -> status.getContainerStatuses().stream())
        .filter(container -> container.getName().equals(ReportPod.CONTAINER))
        .flatMap(container -> Optional.ofNullable(container.getState()).stream());
  }

  private Optional<PodStatus> status() {
    return Optional.ofNullable(pod.getStatus());
  }
}
