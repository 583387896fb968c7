package io.autoft.cluster.report;

import static io.autoft.testing.Studies.STUDY;
import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.api.v1alpha1.ReportStatus;
import io.autoft.cli.source.FileSource;
import io.autoft.cluster.OwnerReferences;
import io.autoft.cluster.crd.AutoFTStudy;
import io.autoft.cluster.crd.AutoFTTrial;
import io.autoft.status.ConditionSet;
import io.autoft.testing.ApiServer;
import io.autoft.testing.Cluster;
import io.autoft.testing.Document;
import io.autoft.testing.Installation;
import io.autoft.testing.OperatorProcess;
import io.autoft.testing.Repository;
import io.autoft.testing.StudyObjects;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.ScalableResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
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
    awaitJobOtherThan(first, study);
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
    awaitJobOtherThan(former, study);
    cluster.complete(job(study).get());
    Cluster.await(() -> cluster.condition(study, "Reported").isPresent());
    assertThat(cluster.condition(study, "ReportFailed")).isEmpty();
  }

  @Test
  void aStudyStaysCompleteWhateverIsWrongWithItsPage() {
    var policy = refuseRecords();
    var study = cluster.create(REPORTED);
    cluster.run(study, () -> "Complete".equals(cluster.stage(study)));
    Cluster.await(() -> reportFails(study, "ConfigMapRefused"));
    assertThat(cluster.condition(study, "ReportFailed").orElseThrow().getMessage())
        .startsWith("the API server refuses the ConfigMap: ")
        .endsWith("denied request: no records here");
    assertThat(cluster.condition(study, "Complete")).isPresent();

    edit(study, "spec.trainer.template", "{spec: {tolerations: {}}}");
    Cluster.await(() -> reportFails(study, "InvalidSpec"));
    var complete = cluster.condition(study, "Complete").orElseThrow();
    assertThat(complete.getObservedGeneration())
        .isEqualTo(cluster.study(study).getMetadata().getGeneration());
    assertThat(cluster.condition(study, "Ready")).isPresent();

    policy.forEach(manifest -> client.resource(manifest).delete());
    Cluster.await(() -> !refusesRecords());
    edit(study, "spec.trainer.template", "{}");
    Cluster.await(() -> job(study).get() != null);
    assertThat(cluster.condition(study, "Complete").orElseThrow().getLastTransitionTime())
        .isEqualTo(complete.getLastTransitionTime());
  }

  @Test
  void aStudyThatEndsOtherwiseAtOnceGetsAnotherPage() {
    var study = cluster.create(REPORTED.with("spec.budget", "{trials: 3, failedTrials: 0}"));
    var last = study + "-0004";
    runOthersThan(last, study, () -> client.batch().v1().jobs().withName(last).get() != null);
    var failing = client.batch().v1().jobs().withName(last).get();
    cluster.step(failing);
    cluster.end(failing, 3, "boom");
    cluster.fail(failing);
    // The one beside it may still run.
    runOthersThan(last, study, () -> job(study).get() != null);
    assertThat(cluster.stage(study)).isEqualTo("Failed");
    cluster.complete(job(study).get());
    Cluster.await(() -> cluster.condition(study, "Reported").isPresent());
    var first = report(study).orElseThrow();
    var former = job(study).get().getMetadata().getUid();

    edit(study, "spec.budget", "{trials: 2, failedTrials: 1}");
    Cluster.await(() -> cluster.condition(study, "Complete").isPresent());
    assertThat(cluster.condition(study, "Reported")).isEmpty();
    awaitJobOtherThan(former, study);
    cluster.complete(job(study).get());
    Cluster.await(() -> cluster.condition(study, "Reported").isPresent());
    assertThat(report(study).orElseThrow().studyCompletionTime())
        .isEqualTo(cluster.study(study).getStatus().completionTime())
        .isGreaterThan(first.studyCompletionTime());
  }

  private void runOthersThan(String trial, String study, Callable<Boolean> until) {
    Cluster.await(
        () -> {
          cluster.step(study, job -> !job.getMetadata().getName().equals(trial));
          return until.call();
        });
  }

  private boolean reportFails(String study, String reason) {
    return cluster
        .condition(study, "ReportFailed")
        .filter(condition -> condition.getReason().equals(reason))
        .isPresent();
  }

  private void awaitJobOtherThan(String former, String study) {
    Cluster.await(
        () ->
            Optional.ofNullable(job(study).get())
                .filter(job -> !job.getMetadata().getUid().equals(former))
                .isPresent());
  }

  /** As an admission policy of somebody else's, once it holds. */
  private List<HasMetadata> refuseRecords() {
    var policy =
        client
            .load(
                new ByteArrayInputStream(
                    """
                    apiVersion: admissionregistration.k8s.io/v1
                    kind: ValidatingAdmissionPolicy
                    metadata: {name: NAMESPACE-records}
                    spec:
                      matchConstraints:
                        resourceRules:
                        - {apiGroups: [""], apiVersions: [v1], resources: [configmaps], operations: [CREATE]}
                      validations:
                      - expression: "!object.metadata.name.endsWith('-report')"
                        message: no records here
                        reason: Forbidden
                    ---
                    apiVersion: admissionregistration.k8s.io/v1
                    kind: ValidatingAdmissionPolicyBinding
                    metadata: {name: NAMESPACE-records}
                    spec:
                      policyName: NAMESPACE-records
                      validationActions: [Deny]
                      matchResources:
                        namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: NAMESPACE}}
                    """
                        .replace("NAMESPACE", client.getNamespace())
                        .getBytes(StandardCharsets.UTF_8)))
            .items();
    policy.forEach(manifest -> client.resource(manifest).create());
    Cluster.await(this::refusesRecords);
    return policy;
  }

  private boolean refusesRecords() {
    try {
      client
          .resource(
              new ConfigMapBuilder().withNewMetadata().withName("a-report").endMetadata().build())
          .dryRun()
          .create();
      return false;
    } catch (KubernetesClientException e) {
      return true;
    }
  }

  /** As where a namespace's admission has been changed since the study began. */
  @Test
  void aTrialThatNeverEndsIsNamedUntilItIsDeleted() {
    var study = cluster.create(REPORTED.with("spec.budget.failedTrials", "0"));
    Cluster.await(() -> cluster.jobs(study).size() == 2);
    var refused = study + "-0000";
    var failing = client.batch().v1().jobs().withName(study + "-0001").get();
    cluster.step(failing);
    cluster.end(failing, 3, "boom");
    cluster.fail(failing);
    warn(client.batch().v1().jobs().withName(refused).get(), "the admission of pods says no");

    Cluster.await(() -> reported(study).getReason().equals("PodNotCreated"));
    assertThat(cluster.condition(study, "Failed")).isPresent();
    assertThat(reported(study).getMessage())
        .isEqualTo(
            "the page waits for a trial that has not ended; trial %s: the Job gets no pod: the"
                    .formatted(refused)
                + " admission of pods says no; the page does not wait for a trial that is deleted");
    assertThat(job(study).get()).isNull();

    client.resources(AutoFTTrial.class).withName(refused).delete();
    Cluster.await(() -> job(study).get() != null);
    warn(job(study).get(), "nor to this one");
    Cluster.await(() -> reported(study).getMessage().equals("nor to this one"));
  }

  private Condition reported(String study) {
    return new ConditionSet(cluster.study(study).getStatus().conditions())
        .get("Reported")
        .orElseThrow();
  }

  /** As the Job controller, whose pod is refused. */
  private void warn(Job job, String message) {
    client
        .resource(
            new EventBuilder()
                .withNewMetadata()
                .withGenerateName("refused-")
                .endMetadata()
                .withNewInvolvedObject()
                .withKind(job.getKind())
                .withNamespace(job.getMetadata().getNamespace())
                .withName(job.getMetadata().getName())
                .withUid(job.getMetadata().getUid())
                .endInvolvedObject()
                .withType("Warning")
                .withLastTimestamp(Instant.now().truncatedTo(ChronoUnit.SECONDS).toString())
                .withMessage(message)
                .build())
        .create();
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
