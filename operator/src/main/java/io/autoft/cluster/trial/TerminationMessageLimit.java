package io.autoft.cluster.trial;

import io.autoft.contract.Contract;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;

/**
 * How much of the trainer's report Kubernetes keeps: the kubelet divides what it keeps of a pod's
 * termination messages by the pod's containers, those before the trainer and those for debugging
 * included, and cuts each.
 *
 * @param containers of the pod
 */
record TerminationMessageLimit(int containers) {

  private static final int CHARACTER_BYTES = 4;

  /** That of a pod as it is asked for; a webhook may add containers to it. */
  static TerminationMessageLimit of(PodTemplateSpec pod) {
    return new TerminationMessageLimit(
        pod.getSpec().getContainers().size() + pod.getSpec().getInitContainers().size());
  }

  /** That of a pod as it has run. */
  static TerminationMessageLimit of(Pod pod) {
    return new TerminationMessageLimit(
        pod.getSpec().getContainers().size()
            + pod.getStatus().getInitContainerStatuses().size()
            + pod.getSpec().getEphemeralContainers().size());
  }

  int bytes() {
    return Math.min(
        Contract.MAX_REPORT_BYTES, Contract.MAX_POD_REPORT_BYTES / Math.max(1, containers));
  }

  private boolean isShort() {
    return bytes() < Contract.MAX_REPORT_BYTES;
  }

  /** What to say of a message that cannot be read, if it was cut. */
  String remark(String message) {
    // Half a character that the cut has left counts as none.
    int left = message.getBytes(StandardCharsets.UTF_8).length + CHARACTER_BYTES;
    if (left <= bytes()) {
      return "";
    }
    return isShort()
        ? (" .. (of each of %d containers Kubernetes keeps %d bytes: set the variable %s of the"
                + " container %s in trainer.template to that)")
            .formatted(containers, bytes(), Contract.REPORT_BYTES_VARIABLE, TrialJob.CONTAINER)
        : " .. (Kubernetes keeps the last %d bytes of a report, which may be no longer)"
            .formatted(Contract.MAX_REPORT_BYTES);
  }

  /** Tells the trainer, unless the study does. */
  void tell(Container trainer) {
    boolean told =
        trainer.getEnv().stream()
            .anyMatch(variable -> variable.getName().equals(Contract.REPORT_BYTES_VARIABLE));
    if (isShort() && !told) {
      var variables = new ArrayList<>(trainer.getEnv());
      variables.add(
          new EnvVarBuilder()
              .withName(Contract.REPORT_BYTES_VARIABLE)
              .withValue(Integer.toString(bytes()))
              .build());
      trainer.setEnv(variables);
    }
  }
}
