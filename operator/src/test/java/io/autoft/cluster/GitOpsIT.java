package io.autoft.cluster;

import static io.autoft.testing.Studies.STUDY;
import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.testing.ApiServer;
import io.autoft.testing.Cluster;
import io.autoft.testing.Document;
import io.autoft.testing.Kstatus;
import io.autoft.testing.OperatorProcess;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A study in the hands of a tool that applies it from Git time and again, and waits for it by the
 * rules of kstatus, on a real API server with the packaged operator.
 */
@Execution(ExecutionMode.CONCURRENT)
class GitOpsIT {

  private static final int MEMORY = 384;
  private static final String MANAGER = "kustomize-controller";
  private static final String NAME = "from-git";
  private static final double SCORE = 0.5;

  private KubernetesClient client;
  private Cluster cluster;
  private OperatorProcess operator;
  private Document study;

  @BeforeEach
  void connect() {
    client = ApiServer.get().clientOfNewNamespace();
    cluster = new Cluster(client, config -> SCORE);
    study =
        STUDY.with(
            "metadata",
            "{name: %s, namespace: %s, labels: {team: vision}, annotations: {owner: us}}"
                .formatted(NAME, client.getNamespace()));
  }

  @AfterEach
  void stop() throws InterruptedException {
    if (operator != null) {
      operator.kill();
    }
    client.close();
  }

  @Test
  void isCurrentWhileItIsHealthyAndInProgressUntilTheOperatorHasSeenIt() throws Exception {
    apply(study);
    assertThat(kstatus()).isEqualTo("InProgress");

    startOperator();
    awaitStage("Searching");
    assertThat(kstatus()).isEqualTo("Current");

    apply(study.with("spec.suspend", "true"));
    awaitStage("Suspended");
    assertThat(kstatus()).isEqualTo("Current");

    apply(study);
    cluster.run(NAME, () -> cluster.stage(NAME).equals("Training"));
    assertThat(kstatus()).isEqualTo("Current");
    cluster.run(NAME, () -> cluster.stage(NAME).equals("Complete"));
    assertThat(kstatus()).isEqualTo("Current");

    operator.kill();
    apply(study.with("spec.budget.trials", "7"));
    assertThat(kstatus()).isEqualTo("InProgress");
  }

  @Test
  void isFailedWhereAPersonIsNeededUntilItIsCured() throws Exception {
    startOperator();
    apply(study.with("spec.trainer.template", "{spec: {restartPolicy: OnFailure}}"));
    awaitStage("Stalled");
    assertThat(Kstatus.of(stored()))
        .isEqualTo(
            new Kstatus(
                "Failed",
                "trainer.template.spec.restartPolicy may not be set: a trial's Job restarts its"
                    + " pods"));

    apply(study);
    awaitStage("Searching");
    assertThat(kstatus()).isEqualTo("Current");
  }

  @Test
  void isFailedForGoodWithItsLastTrial() throws Exception {
    startOperator();
    apply(study.with("spec.budget.failedTrials", "0").with("spec.parallelism", "1"));
    Cluster.await(() -> !cluster.jobs(NAME).isEmpty());
    var job = cluster.jobs(NAME).get(0);
    cluster.step(job);

    cluster.end(job, 1, "boom");
    cluster.fail(job);

    awaitStage("Failed");
    assertThat(kstatus()).isEqualTo("Failed");
  }

  @Test
  void appliedTwiceChangesNothingAndIsNobodyElses() throws Exception {
    startOperator();
    var applied = apply(study);
    awaitStage("Searching");
    assertThat(apply(study).getMetadata().getGeneration()).isEqualTo(1);

    cluster.run(NAME, () -> cluster.stage(NAME).equals("Complete"));
    var before = stored();
    assertThat(apply(study)).isEqualTo(before).isEqualTo(stored());
    assertThat(Document.of(before).at("spec")).isEqualTo(Document.of(applied).at("spec"));

    apply(study.without("metadata.labels").without("metadata.annotations"));
    assertThat(stored().getMetadata().getLabels()).as("what Git has no more").isEmpty();
    assertThat(stored().getMetadata().getAnnotations()).isEmpty();
  }

  private void startOperator() throws IOException, InterruptedException {
    operator = OperatorProcess.start(MEMORY, client.getNamespace());
    operator.awaitReady();
  }

  /** Without force, as the tools do at first: where another owns a field, this fails. */
  private GenericKubernetesResource apply(Document document) {
    return client.resource(document.resource()).fieldManager(MANAGER).serverSideApply();
  }

  private GenericKubernetesResource stored() {
    return client.resource(study.resource()).get();
  }

  private String kstatus() {
    return Kstatus.of(stored()).status();
  }

  /** Of the study as it was applied last. */
  private void awaitStage(String stage) {
    Cluster.await(
        () -> {
          var stored = cluster.study(NAME);
          return stage.equals(cluster.stage(NAME))
              && stored.getStatus().observedGeneration() == stored.getMetadata().getGeneration();
        });
  }
}
