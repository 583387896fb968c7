package io.autoft.cluster.trial;

import static io.autoft.testing.Studies.STUDY;
import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.api.v1alpha1.AutoFTTrialSpec;
import io.autoft.api.v1alpha1.BaselineName;
import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.cluster.Labels;
import io.autoft.cluster.OwnedJobs;
import io.autoft.cluster.OwnerReferences;
import io.autoft.cluster.StatusStore;
import io.autoft.cluster.crd.AutoFTStudy;
import io.autoft.cluster.crd.AutoFTTrial;
import io.autoft.cluster.policy.PodPolicy;
import io.autoft.status.ConditionSet;
import io.autoft.testing.Cluster;
import io.autoft.testing.FreshOperator;
import io.autoft.testing.TrialSpecs;
import io.autoft.trial.SearchDigest;
import io.autoft.trial.TrialNames;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.Operator;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.kubernetes.client.KubernetesServer;
import io.quarkus.test.kubernetes.client.KubernetesTestServer;
import io.quarkus.test.kubernetes.client.WithKubernetesTestServer;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** What becomes of a trial whose Job is not simply created and run. */
@QuarkusTest
@WithKubernetesTestServer
@Isolated("Quarkus has one application at a time")
class TrialReconcilerIT {

  @Inject Operator application;
  @Inject KubernetesClient client;
  @Inject StatusStore statuses;
  @KubernetesTestServer KubernetesServer server;

  private Operator operator;
  private Cluster cluster;

  @BeforeEach
  void start() {
    cluster = new Cluster(client, config -> 0.75);
    operator = application;
    operator.start();
  }

  @AfterEach
  void stop() {
    operator.stop();
  }

  /** Created by a former process, and not in the cache: a Job without the operator's labels. */
  @Test
  void aJobThatExistsAndBelongsToTheTrialIsAdopted() {
    var study = trialsWithoutJobs();
    var trial = cluster.trial(study + "-0000");
    var existing =
        client
            .resource(
                job(study)
                    .editMetadata()
                    .withOwnerReferences(OwnerReferences.controller(trial))
                    .endMetadata()
                    .build())
            .create();

    operator.start();
    cluster.run(study, () -> step(existing) && cluster.stage(study).equals("Complete"));

    assertThat(cluster.trial(study + "-0000").getStatus().score()).isEqualTo(0.75);
    assertThat(client.resource(existing).get().getMetadata().getUid())
        .isEqualTo(existing.getMetadata().getUid());
    assertThat(cluster.trials(study)).hasSize(10);
  }

  @Test
  void aJobOfSomebodyElseIsInTheWayAndStaysAsItIs() {
    var study = trialsWithoutJobs();
    var foreign = client.resource(job(study).build()).create();

    operator.start();
    cluster.run(study, () -> "Stalled".equals(cluster.stage(study)));

    assertThat(condition(study + "-0000", "Blocked"))
        .extracting(Condition::getStatus, Condition::getReason)
        .containsExactly("True", "NameConflict");
    assertThat(client.resource(foreign).get()).isEqualTo(foreign);

    client.resource(foreign).delete();
    restart();
    cluster.run(study, () -> cluster.stage(study).equals("Complete"));
    assertThat(cluster.trials(study)).as("the same number").hasSize(10);
    assertThat(cluster.study(study).getStatus().trials().failed()).isZero();
  }

  @Test
  void aJobOfAFormerTrialOfThatNameIsReplaced() {
    var study = trialsWithoutJobs();
    var former =
        client
            .resource(
                job(study)
                    .editMetadata()
                    .withLabels(Labels.of(cluster.trial(study + "-0000")))
                    .addNewOwnerReference()
                    .withApiVersion("autoft.io/v1alpha1")
                    .withKind("AutoFTTrial")
                    .withName(study + "-0000")
                    .withUid("former")
                    .endOwnerReference()
                    .endMetadata()
                    .build())
            .create();

    operator.start();
    // Nobody here removes the pod that it would be given.
    Cluster.await(
        () ->
            Optional.ofNullable(client.resource(former).get())
                .filter(j -> !j.getMetadata().getUid().equals(former.getMetadata().getUid()))
                .isPresent());
    cluster.run(study, () -> cluster.stage(study).equals("Complete"));

    assertThat(cluster.trials(study)).hasSize(10);
  }

  @Test
  void aJobThatIsRefusedBlocksTheTrialAndStallsTheStudy() {
    var message = "ValidatingAdmissionPolicy 'teams' denied request: no label team";
    var study = trialsWithoutJobs();
    // Two trials, each of which is tried again before its first status is stored.
    refuseJobs(message, 6);

    operator.start();
    // Read once: there are few refusals, and the condition is gone soon.
    var seen = new AtomicReference<Optional<Condition>>(Optional.empty());
    cluster.run(
        study,
        () -> {
          seen.set(cluster.condition(study, "Stalled"));
          return seen.get().isPresent();
        });

    var stalled = seen.get().orElseThrow();
    assertThat(stalled.getReason()).isEqualTo("JobRefused");
    assertThat(stalled.getMessage())
        .startsWith("trial " + study + "-000")
        .endsWith(": the API server refuses the Job: " + message);
    refuseNoMore();
    restart();
    cluster.run(study, () -> cluster.stage(study).equals("Complete"));
    assertThat(cluster.study(study).getStatus().trials().failed()).isZero();
  }

  @Test
  void aJobThatAQuotaHasNoRoomForIsWaitedForAndTheStudyIsNotStalled() {
    var message =
        "exceeded quota: jobs, requested: count/jobs.batch=1, used: count/jobs.batch=4, limited:"
            + " count/jobs.batch=4";
    var study = trialsWithoutJobs();
    // Two trials, each of which is tried again before its first status is stored.
    refuseJobs(message, 6);

    operator.start();
    var ready = new AtomicReference<String>();
    cluster.run(
        study,
        () -> {
          ready.set(cluster.condition(study, "Ready").map(Condition::getMessage).orElse(""));
          return ready.get().contains("ResourceQuota") || cluster.stage(study).equals("Stalled");
        });

    assertThat(ready.get())
        .startsWith("trial " + study + "-000")
        .contains("the ResourceQuota jobs has no room by now: requested: count/jobs.batch=1");
    refuseNoMore();
    restart();
    cluster.run(study, () -> cluster.stage(study).equals("Complete"));
    assertThat(cluster.study(study).getStatus().trials().failed()).isZero();
  }

  private void refuseJobs(String message, int times) {
    server
        .expect()
        .post()
        .withPath(
            "/apis/batch/v1/namespaces/%s/jobs?fieldValidation=Strict"
                .formatted(cluster.namespace()))
        .andReturn(
            403,
            new StatusBuilder().withCode(403).withReason("Forbidden").withMessage(message).build())
        .times(times);
  }

  /** So that none is left for a trial that should go on, or for another test. */
  private void refuseNoMore() {
    operator.stop();
    Cluster.await(this::aJobIsTaken);
  }

  private boolean aJobIsTaken() {
    var job = new JobBuilder().withNewMetadata().withName("other").endMetadata().build();
    try {
      client.resource(OwnedJobs.create(client, job)).delete();
      return true;
    } catch (KubernetesClientException e) {
      return false;
    }
  }

  /** So that what would be tried again later is tried now. */
  private void restart() {
    operator.stop();
    operator = FreshOperator.of(client, statuses);
    operator.start();
  }

  @Test
  void aPodThatIsDeletedIsADisruptionAndTheTrialGoesOn() {
    var study = cluster.create(STUDY);
    Cluster.await(() -> cluster.jobs(study).size() == 2);
    cluster.step(study);
    Cluster.await(() -> state(study + "-0001").equals("Running"));

    client.resource(cluster.pod(storedJob(study + "-0001")).orElseThrow()).delete();
    Cluster.await(() -> state(study + "-0001").equals("Pending"));
    cluster.run(study, () -> cluster.stage(study).equals("Complete"));

    var status = cluster.trial(study + "-0001").getStatus();
    assertThat(status.score()).isEqualTo(0.75);
    assertThat(status.attempts()).isEqualTo(2);
    assertThat(status.disruptions()).isEqualTo(1);
    assertThat(cluster.study(study).getStatus().trials().disruptions()).isEqualTo(1);
    assertThat(cluster.trials(study)).hasSize(10);
  }

  /** As where the watch of pods is silent: a pod without the label by which it is watched. */
  @Test
  void theScoreOfAPodWhoseEndIsNotSeenIsRead() {
    var study = cluster.create(STUDY);
    Cluster.await(() -> cluster.jobs(study).size() == 2);
    var job = storedJob(study + "-0001");
    cluster.step(job);
    Cluster.await(() -> state(study + "-0001").equals("Running"));

    client
        .resource(cluster.pod(job).orElseThrow())
        .edit(
            p -> p.edit().editMetadata().removeFromLabels(Labels.MANAGED_BY).endMetadata().build());
    cluster.end(job, 0, cluster.report(job));
    cluster.complete(job);

    Cluster.await(() -> state(study + "-0001").equals("Scored"));
    var status = cluster.trial(study + "-0001").getStatus();
    assertThat(status.score()).isEqualTo(0.75);
    assertThat(status.attempts()).isEqualTo(1);
  }

  /** As somebody makes one who looks for a mistake: its owner is the trial too. */
  @Test
  void aCopyOfItsJobIsNothingToATrial() {
    var study = cluster.create(STUDY);
    Cluster.await(() -> cluster.jobs(study).size() == 2);
    var job = storedJob(study + "-0001");
    client
        .resource(
            new JobBuilder(job)
                .editMetadata()
                .withName("a-copy")
                .withUid(null)
                .withResourceVersion(null)
                .endMetadata()
                .build())
        .create();

    cluster.step(job);
    Cluster.await(() -> state(study + "-0001").equals("Running"));
    cluster.end(job, 0, cluster.report(job));

    Cluster.await(() -> state(study + "-0001").equals("Scored"));
  }

  /** A study whose first trials have been created by a process that ended then. */
  private String trialsWithoutJobs() {
    operator.stop();
    var study = cluster.create(STUDY);
    var baselines = cluster.study(study).getSpec().search().baselines();
    for (int number = 0; number < baselines.size(); number++) {
      client.resource(trial(cluster.study(study), number, baselines.get(number))).create();
    }
    return study;
  }

  private static AutoFTTrial trial(AutoFTStudy study, int number, BaselineName baseline) {
    var name = study.getMetadata().getName();
    var trial = new AutoFTTrial();
    trial.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace(study.getMetadata().getNamespace())
            .withName(TrialNames.of(name, number))
            .addToLabels(Labels.STUDY, name)
            .withOwnerReferences(OwnerReferences.controller(study))
            .build());
    trial.setSpec(
        new AutoFTTrialSpec(
            name,
            number,
            TrialPurpose.Baseline,
            baseline,
            null,
            TrialSpecs.PARAMETERS,
            42,
            SearchDigest.of(study.getSpec()),
            null));
    return trial;
  }

  private JobBuilder job(String study) {
    var trial = cluster.trial(study + "-0000");
    return new JobBuilder(TrialJob.render(trial, cluster.study(study).getSpec(), PodPolicy.DEFAULT))
        .editMetadata()
        .withLabels(Map.of())
        .withOwnerReferences()
        .endMetadata();
  }

  private boolean step(Job job) {
    var stored = client.resource(job).get();
    if (stored.getStatus() == null) {
      cluster.step(stored);
    }
    return true;
  }

  private Job storedJob(String name) {
    return client.batch().v1().jobs().inNamespace(cluster.namespace()).withName(name).get();
  }

  private String state(String trial) {
    var found = cluster.trial(trial);
    return found == null || found.getStatus() == null ? "" : found.getStatus().state();
  }

  private Condition condition(String trial, String type) {
    return new ConditionSet(cluster.trial(trial).getStatus().conditions()).get(type).orElseThrow();
  }
}
