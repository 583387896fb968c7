package io.autoft.cluster.report;

import static io.autoft.cluster.report.EndedStudy.DOCUMENT;
import static io.autoft.cluster.report.EndedStudy.IMAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.groups.Tuple.tuple;

import io.autoft.cluster.OwnerReferences;
import io.autoft.cluster.policy.PodPolicy;
import io.autoft.testing.Document;
import io.autoft.testing.StudyObjects;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReportJobTest {

  /** A trial's pod with more than a page needs. */
  private static final Document WITH_TEMPLATE =
      DOCUMENT.with(
          "spec.trainer.template",
          """
          {metadata: {labels: {zone: a}}, spec: {
            nodeSelector: {disk: ssd}, tolerations: [{key: nvidia.com/gpu, operator: Exists}],
            imagePullSecrets: [{name: registry}], runtimeClassName: nvidia,
            securityContext: {runAsUser: 1000, fsGroup: 1000},
            resourceClaims: [{name: gpu, resourceClaimTemplateName: gpu}],
            initContainers: [{name: before, image: a}],
            volumes: [{name: scratch, emptyDir: {}}],
            containers: [
              {name: trainer, env: [{name: A, value: b}], securityContext: {runAsGroup: 1000},
               volumeMounts: [{name: scratch, mountPath: /scratch}]},
              {name: beside, image: a}]}}
          """);

  @Test
  void theToolWritesThePageBesideTheCheckpointOutOfAFile() {
    var container = container(DOCUMENT);

    assertThat(container.getImage()).isEqualTo(IMAGE);
    assertThat(container.getArgs())
        .containsExactly(
            "report",
            "/mnt/records/study.json.gz",
            "--claim",
            "models=/mnt/output/models",
            "--output",
            "/mnt/output/models/wildlife-autoft/wildlife-report.html");
    assertThat(container.getVolumeMounts())
        .extracting(VolumeMount::getName, VolumeMount::getMountPath, VolumeMount::getReadOnly)
        .containsExactly(
            tuple("tmp", "/tmp", null),
            tuple("records", "/mnt/records", true),
            tuple("claim-models", "/mnt/output/models", null));
    var volumes = pod(DOCUMENT).getVolumes();
    assertThat(volumes).extracting(Volume::getName).doesNotHaveDuplicates().hasSize(3);
    assertThat(volumes.get(1).getConfigMap().getName()).isEqualTo("wildlife-report");
  }

  @Test
  void aWholeClaimIsAFolderToo() {
    assertThat(container(DOCUMENT.with("spec.report.output", "pvc://pages/")).getArgs())
        .last()
        .isEqualTo("/mnt/output/pages/wildlife-report.html");
  }

  @Test
  void thePodHasNoTokenAndKeepsToThePolicy() {
    var pod = pod(DOCUMENT);
    var container = container(DOCUMENT);

    assertThat(pod.getAutomountServiceAccountToken()).isFalse();
    assertThat(pod.getSecurityContext().getRunAsUser()).isEqualTo(65532);
    assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
    assertThat(container.getEnv()).isEmpty();
    assertThat(PodPolicy.DEFAULT.refusal("vision", job(DOCUMENT).getSpec().getTemplate()))
        .isEmpty();
  }

  @Test
  void theJobIsTheStudysAndTriedAgainTwice() {
    var study = StudyObjects.study(DOCUMENT);
    var job = job(DOCUMENT);

    assertThat(job.getMetadata().getName()).isEqualTo("wildlife-report");
    assertThat(job.getMetadata().getOwnerReferences())
        .containsExactly(OwnerReferences.controller(study));
    assertThat(job.getMetadata().getLabels())
        .containsEntry("autoft.io/study", "wildlife")
        .containsEntry("autoft.io/purpose", "Report")
        .containsEntry("team", "vision");
    assertThat(job.getSpec().getBackoffLimit()).isEqualTo(2);
    assertThat(job.getSpec().getTtlSecondsAfterFinished()).isNull();
    assertThat(pod(DOCUMENT).getRestartPolicy()).isEqualTo("Never");
  }

  /** The operator takes pods of its label for trials'. */
  @Test
  void itsPodsAreNotWatchedAsThoseOfTrials() {
    assertThat(job(DOCUMENT).getSpec().getTemplate().getMetadata().getLabels())
        .containsEntry("autoft.io/purpose", "Report")
        .containsEntry("team", "vision")
        .doesNotContainKeys("app.kubernetes.io/managed-by", "autoft.io/trial");
  }

  @Test
  void itsPodsPassForNoOthersWhateverTheTemplateSays() {
    var disguised =
        DOCUMENT.with(
            "spec.trainer.template",
            "{metadata: {labels: {app.kubernetes.io/managed-by: autoft, zone: a,"
                + " autoft.io/study: other, autoft.io/trial: other-0001}}}");

    assertThat(job(disguised).getSpec().getTemplate().getMetadata().getLabels())
        .containsOnly(
            entry("autoft.io/study", "wildlife"),
            entry("autoft.io/purpose", "Report"),
            entry("team", "vision"),
            entry("zone", "a"));
  }

  @Test
  void itRunsWhereTrialsDoAndAsWhomTheyDo() {
    var pod = pod(WITH_TEMPLATE);

    assertThat(pod.getNodeSelector()).containsEntry("disk", "ssd");
    assertThat(pod.getTolerations())
        .extracting(Toleration::getKey)
        .containsExactly("nvidia.com/gpu");
    assertThat(pod.getImagePullSecrets()).hasSize(1);
    assertThat(pod.getSecurityContext().getFsGroup()).isEqualTo(1000);
    assertThat(container(WITH_TEMPLATE).getSecurityContext().getRunAsGroup()).isEqualTo(1000);
    assertThat(job(WITH_TEMPLATE).getSpec().getTemplate().getMetadata().getLabels())
        .containsEntry("zone", "a");
  }

  @Test
  void itHasNothingThatATrainerComputesWith() {
    var pod = pod(WITH_TEMPLATE);

    assertThat(pod.getInitContainers()).isEmpty();
    assertThat(pod.getContainers()).extracting(Container::getName).containsExactly("report");
    assertThat(pod.getVolumes()).extracting(Volume::getName).doesNotContain("scratch");
    assertThat(pod.getResourceClaims()).isEmpty();
    assertThat(pod.getRuntimeClassName()).isNull();
    assertThat(container(WITH_TEMPLATE).getResources().getLimits())
        .containsOnlyKeys("memory")
        .containsEntry("memory", new Quantity("768Mi"));
  }

  @Test
  void resourcesAreThoseThatTheStudySays() {
    var own = DOCUMENT.with("spec.report.resources", "{limits: {cpu: '1', memory: 1Gi}}");

    assertThat(container(own).getResources().getLimits()).containsOnlyKeys("cpu", "memory");
    assertThat(container(own).getResources().getRequests()).isEmpty();
  }

  @Test
  void itsLogIsShownWhereThePolicyLetsIt() {
    var silent =
        new PodPolicy(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Optional.empty(), false);
    var job = ReportJob.render(StudyObjects.study(DOCUMENT), IMAGE, silent);

    assertThat(container(DOCUMENT).getTerminationMessagePolicy())
        .isEqualTo("FallbackToLogsOnError");
    assertThat(
            job.getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0)
                .getTerminationMessagePolicy())
        .isEqualTo("File");
  }

  private static Job job(Document study) {
    return ReportJob.render(StudyObjects.study(study), IMAGE, PodPolicy.DEFAULT);
  }

  private static PodSpec pod(Document study) {
    return job(study).getSpec().getTemplate().getSpec();
  }

  private static Container container(Document study) {
    return pod(study).getContainers().get(0);
  }
}
