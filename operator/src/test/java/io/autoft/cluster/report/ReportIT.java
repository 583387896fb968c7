package io.autoft.cluster.report;

import static io.autoft.testing.Studies.STUDY;
import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.api.v1alpha1.ReportStatus;
import io.autoft.cli.source.FileSource;
import io.autoft.cluster.OwnerReferences;
import io.autoft.cluster.crd.AutoFTStudy;
import io.autoft.testing.ApiServer;
import io.autoft.testing.Cluster;
import io.autoft.testing.Document;
import io.autoft.testing.Installation;
import io.autoft.testing.OperatorProcess;
import io.autoft.testing.Repository;
import io.autoft.testing.StudyObjects;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.ScalableResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Pages of studies that an operator runs with the rights that the chart gives it, which a real API
 * server enforces. Jobs are carried out by the test.
 */
@Execution(ExecutionMode.CONCURRENT)
class ReportIT {

  private static final Document REPORTED =
      STUDY
          .with("spec.report", "{output: pvc://models/wildlife-autoft}")
          .with("spec.budget.trials", "2")
          .without("spec.finalTraining");

  @TempDir private Path folder;

  private KubernetesClient client;
  private Cluster cluster;
  private OperatorProcess operator;

  @BeforeEach
  void install() throws Exception {
    client = ApiServer.get().clientOfNewNamespace();
    cluster = new Cluster(client, config -> 0.7);
    operator = Installation.of(client).start();
    operator.awaitReady();
  }

  @AfterEach
  void stop() throws InterruptedException {
    if (operator != null) {
      operator.kill();
    }
    client.close();
  }

  @Test
  void thePageIsWrittenOnceTheStudyHasEndedAndAgainWhereItIsWantedLater() throws Exception {
    var study = cluster.create(REPORTED);
    Cluster.await(() -> cluster.study(study).getStatus().startTime() != null);
    assertThat(cluster.study(study).getStatus().report()).isNull();
    assertThat(job(study).get()).isNull();

    cluster.run(study, () -> "Complete".equals(cluster.stage(study)));
    Cluster.await(() -> job(study).get() != null);
    var trials = cluster.trials(study);
    var read = records(study);
    assertThat(read.study().name()).isEqualTo(study);
    assertThat(read.study().status().orElseThrow().result())
        .isEqualTo(cluster.study(study).getStatus().result());
    assertThat(read.trials()).hasSameSizeAs(trials);
    assertThat(read.published(study + "-objective", "hparams.json")).isPresent();
    cluster.complete(job(study).get());
    Cluster.await(() -> writtenTime(study).isPresent());

    assertThat(report(study).orElseThrow().location())
        .isEqualTo("pvc://models/wildlife-autoft/%s-report.html".formatted(study));
    assertThat(report(study).orElseThrow().studyCompletionTime())
        .isEqualTo(cluster.study(study).getStatus().completionTime());
    assertThat(cluster.condition(study, "Reported").orElseThrow().getReason()).isEqualTo("Written");
    assertThat(configMap(study).get()).as("its records").isNull();

    var first = job(study).get().getMetadata().getUid();
    edit(study, "spec.report.output", "pvc://pages");
    Cluster.await(
        () ->
            Optional.ofNullable(job(study).get())
                .filter(job -> !job.getMetadata().getUid().equals(first))
                .isPresent());
    cluster.complete(job(study).get());
    Cluster.await(
        () ->
            report(study).orElseThrow().location().equals("pvc://pages/" + study + "-report.html")
                && writtenTime(study).isPresent());

    assertThat(cluster.trials(study)).as("nothing else runs again").isEqualTo(trials);
    assertThat(Repository.read(operator.log())).doesNotContainIgnoringCase("forbidden");
  }

  @Test
  void aPageThatIsWrittenIsNotWrittenAgainThoughItsJobIsGone() {
    var study = cluster.create(REPORTED);
    cluster.run(study, () -> "Complete".equals(cluster.stage(study)));
    Cluster.await(() -> job(study).get() != null);
    cluster.complete(job(study).get());
    Cluster.await(() -> writtenTime(study).isPresent());
    var written = report(study);

    job(study).delete();
    edit(study, "spec.parallelism", "3");
    Cluster.await(
        () ->
            cluster
                .study(study)
                .getStatus()
                .observedGeneration()
                .equals(cluster.study(study).getMetadata().getGeneration()));

    assertThat(job(study).get()).isNull();
    assertThat(report(study)).isEqualTo(written);
    assertThat(cluster.condition(study, "Reported").orElseThrow().getObservedGeneration())
        .isEqualTo(cluster.study(study).getMetadata().getGeneration());
  }

  @Test
  void whatFailsIsSaidAndTriedAgainOnceTheJobIsDeleted() {
    var study = cluster.create(REPORTED);
    cluster.run(study, () -> "Complete".equals(cluster.stage(study)));
    Cluster.await(() -> job(study).get() != null);
    failed(job(study).get(), "/mnt/output/models/a.html cannot be written: no space left");
    cluster.fail(job(study).get());
    Cluster.await(() -> cluster.condition(study, "ReportFailed").isPresent());

    var condition = cluster.condition(study, "ReportFailed").orElseThrow();
    assertThat(condition.getReason()).isEqualTo("JobFailed");
    assertThat(condition.getMessage()).contains("no space left", "delete the Job " + study);
    assertThat(cluster.condition(study, "Complete")).isPresent();
    assertThat(cluster.condition(study, "Ready")).isPresent();
    assertThat(cluster.condition(study, "Failed")).isEmpty();
    // Told after the status has been stored.
    Cluster.await(() -> hasWarning(study));

    var former = job(study).get().getMetadata().getUid();
    job(study).delete();
    edit(study, "spec.parallelism", "3");
    Cluster.await(
        () ->
            Optional.ofNullable(job(study).get())
                .filter(job -> !job.getMetadata().getUid().equals(former))
                .isPresent());
    cluster.complete(job(study).get());
    Cluster.await(() -> cluster.condition(study, "Reported").isPresent());
    assertThat(cluster.condition(study, "ReportFailed")).isEmpty();
  }

  private boolean hasWarning(String study) {
    return client.events().v1().events().list().getItems().stream()
        .anyMatch(
            event ->
                event.getRegarding().getName().equals(study)
                    && event.getReason().equals("JobFailed")
                    && event.getType().equals("Warning"));
  }

  private FileSource records(String study) throws IOException {
    var bytes =
        Base64.getDecoder().decode(configMap(study).get().getBinaryData().get("study.json.gz"));
    return FileSource.of(Files.write(folder.resolve("study.json.gz"), bytes));
  }

  private Optional<ReportStatus> report(String study) {
    return Optional.ofNullable(cluster.study(study).getStatus().report());
  }

  private Optional<String> writtenTime(String study) {
    return report(study).map(ReportStatus::writtenTime);
  }

  private Resource<ConfigMap> configMap(String study) {
    return client.configMaps().withName(study + "-report");
  }

  private ScalableResource<Job> job(String study) {
    return client.batch().v1().jobs().withName(study + "-report");
  }

  /** As kubectl edit. */
  private void edit(String study, String path, String yaml) {
    client
        .resources(AutoFTStudy.class)
        .withName(study)
        .edit(
            stored ->
                StudyObjects.study(Document.of(Serialization.asJson(stored)).with(path, yaml)));
  }

  /** The Job's pod has ended, and its log with these words. */
  private void failed(Job job, String words) {
    var template = job.getSpec().getTemplate();
    Pod pod =
        new PodBuilder()
            .withNewMetadata()
            .withName(job.getMetadata().getName() + "-abcde")
            .withLabels(template.getMetadata().getLabels())
            .withOwnerReferences(OwnerReferences.controller(job))
            .endMetadata()
            .withSpec(template.getSpec())
            .build();
    var created = client.resource(pod).create();
    client
        .resource(
            new PodBuilder(created)
                .withNewStatus()
                .withPhase("Failed")
                .addNewContainerStatus()
                .withName("report")
                .withNewState()
                .withNewTerminated()
                .withExitCode(3)
                .withReason("Error")
                .withMessage(words)
                .endTerminated()
                .endState()
                .endContainerStatus()
                .endStatus()
                .build())
        .updateStatus();
  }
}
