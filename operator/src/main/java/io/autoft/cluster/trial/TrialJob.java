package io.autoft.cluster.trial;

import io.autoft.api.v1alpha1.AutoFTStudySpec;
import io.autoft.cluster.Labels;
import io.autoft.cluster.OwnerReferences;
import io.autoft.cluster.crd.AutoFTTrial;
import io.autoft.cluster.policy.PodPolicy;
import io.autoft.contract.ExitCode;
import io.autoft.trial.AttemptLimits;
import io.autoft.trial.Digest;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicyRule;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicyRuleBuilder;
import java.util.HashMap;
import java.util.List;

/** Renders the Job of a trial. */
final class TrialJob {

  /** Name of the container whose termination message is the report. */
  static final String CONTAINER = "trainer";

  private TrialJob() {}

  /** The Job that is to run the trial: same name, owned by it. */
  static Job render(AutoFTTrial trial, AutoFTStudySpec study, PodPolicy policy) {
    var template = TrialPod.of(trial, study, policy);
    var metadata = study.trainer().jobMetadata();
    var annotations = new HashMap<>(metadata.annotations());
    annotations.put(Labels.TEMPLATE_DIGEST, Digest.of(template));
    var labels = TrialPod.labels(trial, metadata.labels());
    var queue = study.trainer().queueName();
    if (queue != null) {
      annotations.put(Labels.NAMED_QUEUE, queue);
      labels.put(Labels.QUEUE, queue);
    }
    return new JobBuilder()
        .withNewMetadata()
        .withNamespace(trial.getMetadata().getNamespace())
        .withName(trial.getMetadata().getName())
        .withLabels(labels)
        .withAnnotations(annotations)
        .withOwnerReferences(OwnerReferences.controller(trial))
        .endMetadata()
        .withNewSpec()
        // Whoever manages the queue ends the suspension; the operator never does.
        .withSuspend(queue == null ? null : true)
        .withBackoffLimit(AttemptLimits.RETRIES)
        .withPodReplacementPolicy("Failed")
        .withNewPodFailurePolicy()
        .withRules(podFailureRules())
        .endPodFailurePolicy()
        .withTemplate(template)
        .endSpec()
        .build();
  }

  /**
   * Disruptions are repeated without limit, permanent failures end the Job at once. A deleted pod
   * has no condition, only the exit code of its SIGTERM.
   */
  private static List<PodFailurePolicyRule> podFailureRules() {
    return List.of(
        new PodFailurePolicyRuleBuilder()
            .withAction("Ignore")
            .addNewOnPodCondition()
            .withType("DisruptionTarget")
            .withStatus("True")
            .endOnPodCondition()
            .build(),
        onExitCodes("Ignore", List.of(ExitCode.TERMINATED.code())),
        onExitCodes("FailJob", ExitCode.permanentCodes()));
  }

  private static PodFailurePolicyRule onExitCodes(String action, List<Integer> codes) {
    return new PodFailurePolicyRuleBuilder()
        .withAction(action)
        .withNewOnExitCodes()
        .withContainerName(CONTAINER)
        .withOperator("In")
        .withValues(codes)
        .endOnExitCodes()
        .build();
  }
}
