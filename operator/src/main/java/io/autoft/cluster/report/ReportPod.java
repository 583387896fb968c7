package io.autoft.cluster.report;

import io.autoft.cluster.Labels;
import io.autoft.cluster.crd.AutoFTStudy;
import io.autoft.cluster.policy.PodPolicy;
import io.autoft.cluster.trial.TrialPod;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Renders the pod that writes a page: that of a trial, since it writes beside the checkpoint, so
 * the same nodes, users and pull secrets; but with the tool alone in the trainer's place, and
 * nothing that a trainer computes with.
 */
final class ReportPod {

  static final String CONTAINER = "report";

  /** The file of the ConfigMap; the tool knows by its name what is in it. */
  static final String RECORDS = "study.json.gz";

  /** Of a pod: the end of the study that the page shows. */
  static final String COMPLETION_TIME = "autoft.io/study-completion-time";

  private static final String RECORDS_FOLDER = "/mnt/records";
  private static final String RECORDS_VOLUME = "records";
  private static final String TEMPORARY = "tmp";

  /** Some seconds are the rule; pulling the image counts. */
  private static final long DEADLINE_SECONDS = 900;

  /** The tool's heap is 512 MiB at most. */
  private static final ResourceRequirements RESOURCES =
      new ResourceRequirementsBuilder()
          .addToRequests("cpu", new Quantity("100m"))
          .addToRequests("memory", new Quantity("256Mi"))
          .addToLimits("memory", new Quantity("768Mi"))
          .build();

  private ReportPod() {}

  static PodTemplateSpec of(AutoFTStudy study, String image, PodPolicy policy) {
    var trial = TrialPod.common(study.getSpec());
    var pod = rendered(study, image, trial);
    if (!policy.showsLogTails(pod)) {
      pod.getSpec().getContainers().get(0).setTerminationMessagePolicy("File");
    }
    return pod;
  }

  private static PodTemplateSpec rendered(AutoFTStudy study, String image, PodTemplateSpec trial) {
    return new PodTemplateSpecBuilder(trial)
        .editMetadata()
        .withLabels(labels(study, trial.getMetadata().getLabels()))
        .addToAnnotations(COMPLETION_TIME, ReportFacts.completionTime(study))
        .endMetadata()
        .editSpec()
        .withActiveDeadlineSeconds(DEADLINE_SECONDS)
        .withInitContainers(List.of())
        .withContainers(
            new ContainerBuilder(container(study, image))
                .withSecurityContext(TrialPod.trainer(trial).getSecurityContext())
                .build())
        .withResourceClaims(List.of())
        .withRuntimeClassName(null)
        .withVolumes(volumes(study))
        .endSpec()
        .build();
  }

  /** None of the operator's but a report's own: by one of them pods of trials are watched. */
  private static Map<String, String> labels(AutoFTStudy study, Map<String, String> template) {
    var labels = new HashMap<>(study.getSpec().trainer().jobMetadata().labels());
    labels.putAll(Optional.ofNullable(template).orElse(Map.of()));
    labels.keySet().removeIf(Labels::isOperators);
    labels.putAll(Labels.ofReport(study));
    return labels;
  }

  private static Container container(AutoFTStudy study, String image) {
    var location = ReportLocation.of(study);
    return new ContainerBuilder()
        .withName(CONTAINER)
        .withImage(image)
        .withImagePullPolicy("IfNotPresent")
        .withTerminationMessagePolicy("FallbackToLogsOnError")
        .withArgs(
            "report",
            RECORDS_FOLDER + "/" + RECORDS,
            "--claim",
            location.claim() + "=" + location.mounted().path(),
            "--output",
            location.fileInPod())
        .withResources(Optional.ofNullable(study.getSpec().report().resources()).orElse(RESOURCES))
        .withVolumeMounts(
            new VolumeMountBuilder().withName(TEMPORARY).withMountPath("/tmp").build(),
            new VolumeMountBuilder()
                .withName(RECORDS_VOLUME)
                .withMountPath(RECORDS_FOLDER)
                .withReadOnly(true)
                .build(),
            location.mounted().writable())
        .build();
  }

  private static List<Volume> volumes(AutoFTStudy study) {
    return List.of(
        new VolumeBuilder().withName(TEMPORARY).withNewEmptyDir().endEmptyDir().build(),
        new VolumeBuilder()
            .withName(RECORDS_VOLUME)
            .withNewConfigMap()
            .withName(ReportFacts.name(study))
            .endConfigMap()
            .build(),
        ReportLocation.of(study).mounted().volume());
  }
}
