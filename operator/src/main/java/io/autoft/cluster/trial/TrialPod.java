package io.autoft.cluster.trial;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.autoft.api.v1alpha1.AutoFTStudySpec;
import io.autoft.cluster.Labels;
import io.autoft.cluster.crd.AutoFTTrial;
import io.autoft.cluster.policy.PodPolicy;
import io.autoft.contract.Contract;
import io.autoft.trial.TrialResources;
import io.autoft.trial.TrialSettings;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Renders the pod template of a trial's Job, with the study's own merged over it. */
public final class TrialPod {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long USER = 65532;

  /**
   * The trainer ends itself at its limit; the pod's deadline is for one that hangs. It counts from
   * the moment that the pod has a node, so an hour of it is for images, volumes and containers
   * before the trainer's.
   */
  private static final long BACKSTOP_SECONDS = 120 + 3600;

  /** Of a termination message: the end of the log does not stand in for the report. */
  static final String REPORT_ONLY = "File";

  private TrialPod() {}

  static PodTemplateSpec of(AutoFTTrial trial, AutoFTStudySpec study, PodPolicy policy) {
    var volumes = TrialVolumes.of(trial, study);
    var generated =
        new PodTemplateSpecBuilder(generated(study))
            .editSpec()
            .withActiveDeadlineSeconds(
                TrialSettings.timeLimitSeconds(trial.getSpec(), study) + BACKSTOP_SECONDS)
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
    if (!policy.showsLogTails(merged)) {
      trainer(merged).setTerminationMessagePolicy(REPORT_ONLY);
    }
    TerminationMessageLimit.of(merged).tell(trainer(merged));
    return merged;
  }

  /** The trainer's container of such a pod. */
  public static Container trainer(PodTemplateSpec pod) {
    return pod.getSpec().getContainers().stream()
        .filter(container -> container.getName().equals(TrialJob.CONTAINER))
        .findFirst()
        .orElseThrow();
  }

  /** What the pods of all trials of a study have in common: all but claims, settings and limits. */
  public static PodTemplateSpec common(AutoFTStudySpec study) {
    return merged(generated(study), study.trainer().template());
  }

  /** The labels of a trial's Job and pods. */
  static Map<String, String> labels(AutoFTTrial trial, Map<String, String> wanted) {
    var labels = new HashMap<>(wanted);
    labels.putAll(Labels.of(trial));
    return labels;
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

  private static PodTemplateSpec generated(AutoFTStudySpec study) {
    return new PodTemplateSpecBuilder()
        .withNewMetadata()
        .withAnnotations(study.trainer().jobMetadata().annotations())
        .endMetadata()
        .withNewSpec()
        .withRestartPolicy("Never")
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
        .withContainers(container(study))
        .endSpec()
        .build();
  }

  private static Container container(
      AutoFTTrial trial, AutoFTStudySpec study, TrialVolumes volumes) {
    return new ContainerBuilder(container(study))
        .addNewEnv()
        .withName(Contract.CONFIG_VARIABLE)
        .withValue(literal(TrialSettings.of(trial.getSpec(), study, new PodPaths()).toJson()))
        .endEnv()
        .withResources(TrialResources.of(trial.getSpec(), study))
        .withVolumeMounts(volumes.mounts())
        .build();
  }

  private static Container container(AutoFTStudySpec study) {
    return new ContainerBuilder()
        .withName(TrialJob.CONTAINER)
        .withImage(study.trainer().image())
        .withImagePullPolicy(study.trainer().imagePullPolicy().name())
        .withTerminationMessagePath(Contract.DEFAULT_REPORT_PATH)
        .withTerminationMessagePolicy("FallbackToLogsOnError")
        .withNewSecurityContext()
        .withAllowPrivilegeEscalation(false)
        .withReadOnlyRootFilesystem(true)
        .withNewCapabilities()
        .withDrop("ALL")
        .endCapabilities()
        .endSecurityContext()
        .build();
  }

  /** The kubelet replaces {@code $(NAME)} and {@code $$} in a variable: what is written arrives. */
  private static String literal(String text) {
    return text.replace("$", "$$");
  }
}
