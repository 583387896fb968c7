package io.autoft.cluster.trial;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.autoft.api.v1alpha1.AutoFTStudySpec;
import io.autoft.cluster.Labels;
import io.autoft.cluster.OwnerReferences;
import io.autoft.cluster.crd.AutoFTTrial;
import io.autoft.contract.Contract;
import io.autoft.contract.ExitCode;
import io.autoft.trial.AttemptLimits;
import io.autoft.trial.Digest;
import io.autoft.trial.TrialResources;
import io.autoft.trial.TrialSettings;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicyRule;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicyRuleBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Renders the Job of a trial. */
final class TrialJob {

  /** Name of the container whose termination message is the report. */
  static final String CONTAINER = "trainer";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long USER = 65532;

  /** The trainer ends itself at its limit; the pod's deadline is for one that hangs. */
  private static final long BACKSTOP_SECONDS = 120;

  private TrialJob() {}

  /** The Job that is to run the trial: same name, owned by it. */
  static Job render(AutoFTTrial trial, AutoFTStudySpec study) {
    var template = template(trial, study);
    var metadata = study.trainer().jobMetadata();
    var annotations = new HashMap<>(metadata.annotations());
    annotations.put(Labels.TEMPLATE_DIGEST, Digest.of(template));
    return new JobBuilder()
        .withNewMetadata()
        .withNamespace(trial.getMetadata().getNamespace())
        .withName(trial.getMetadata().getName())
        .withLabels(labels(trial, metadata.labels()))
        .withAnnotations(annotations)
        .withOwnerReferences(OwnerReferences.controller(trial))
        .endMetadata()
        .withNewSpec()
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

  private static Map<String, String> labels(AutoFTTrial trial, Map<String, String> wanted) {
    var labels = new HashMap<>(wanted);
    labels.putAll(Labels.of(trial));
    return labels;
  }

  private static PodTemplateSpec template(AutoFTTrial trial, AutoFTStudySpec study) {
    var volumes = TrialVolumes.of(trial, study);
    var generated =
        new PodTemplateSpecBuilder()
            .withNewMetadata()
            .withAnnotations(study.trainer().jobMetadata().annotations())
            .endMetadata()
            .withNewSpec()
            .withRestartPolicy("Never")
            .withActiveDeadlineSeconds(
                TrialSettings.timeLimitSeconds(trial.getSpec(), study) + BACKSTOP_SECONDS)
            .withAutomountServiceAccountToken(false)
            .withEnableServiceLinks(false)
            .withNewSecurityContext()
            .withRunAsNonRoot(true)
            .withRunAsUser(USER)
            .withRunAsGroup(USER)
            .withFsGroup(USER)
            .withNewSeccompProfile()
            .withType("RuntimeDefault")
            .endSeccompProfile()
            .endSecurityContext()
            .withContainers(container(trial, study, volumes))
            .withVolumes(volumes.volumes())
            .endSpec()
            .build();
    var merged = merged(generated, study.trainer().template());
    merged
        .getMetadata()
        .setLabels(
            labels(
                trial,
                overlay(study.trainer().jobMetadata().labels(), merged.getMetadata().getLabels())));
    return merged;
  }

  private static Map<String, String> overlay(Map<String, String> base, Map<String, String> over) {
    var all = new HashMap<>(base);
    all.putAll(over == null ? Map.of() : over);
    return all;
  }

  private static PodTemplateSpec merged(PodTemplateSpec generated, Map<String, Object> wanted) {
    return wanted == null
        ? generated
        : JSON.convertValue(
            PodTemplateMerge.merge(JSON.valueToTree(generated), JSON.valueToTree(said(wanted))),
            PodTemplateSpec.class);
  }

  /** {@code spec:} with nothing after it is null, and stands for nothing to change. */
  private static Map<String, Object> said(Map<String, Object> template) {
    var said = new HashMap<>(template);
    said.values().removeIf(Objects::isNull);
    return said;
  }

  private static Container container(
      AutoFTTrial trial, AutoFTStudySpec study, TrialVolumes volumes) {
    return new ContainerBuilder()
        .withName(CONTAINER)
        .withImage(study.trainer().image())
        .withImagePullPolicy(study.trainer().imagePullPolicy().name())
        .addNewEnv()
        .withName(Contract.CONFIG_VARIABLE)
        .withValue(literal(TrialSettings.of(trial.getSpec(), study, Sources.PATHS).toJson()))
        .endEnv()
        .withTerminationMessagePath(Contract.DEFAULT_REPORT_PATH)
        .withTerminationMessagePolicy("FallbackToLogsOnError")
        .withResources(TrialResources.of(trial.getSpec(), study))
        .withNewSecurityContext()
        .withAllowPrivilegeEscalation(false)
        .withReadOnlyRootFilesystem(true)
        .withNewCapabilities()
        .withDrop("ALL")
        .endCapabilities()
        .endSecurityContext()
        .withVolumeMounts(volumes.mounts())
        .build();
  }

  /** The kubelet replaces {@code $(NAME)} and {@code $$} in a variable: what is written arrives. */
  private static String literal(String text) {
    return text.replace("$", "$$");
  }
}
