package io.autoft.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.autoft.cluster.Labels;
import io.autoft.cluster.OwnerReferences;
import io.autoft.cluster.TrialRecords;
import io.autoft.cluster.crd.AutoFTTrial;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What people do with a study beside waiting for it. */
@ExtendWith(Sandboxes.class)
@Execution(ExecutionMode.CONCURRENT)
class LifecycleE2E {

  /** So long nothing may happen. */
  private static final Duration A_WHILE = Duration.ofSeconds(10);

  /** Steps of a trial that still runs when something happens to it. */
  private static final String LASTING = "1000";

  @Test
  void staysFinishedWhenItsJobsAreDeleted(Sandbox sandbox) {
    var run = sandbox.start(Quickstart.tiny().with("spec.budget.trials", "2"));
    var complete = run.awaitComplete();
    var trials = run.trials();
    assertThat(run.jobs()).hasSize(2);

    run.jobs().forEach(job -> sandbox.client().resource(job).delete());
    await("the Jobs are gone").atMost(StudyRun.LIMIT).until(() -> run.jobs().isEmpty());

    await("no Job comes back")
        .during(A_WHILE)
        .atMost(A_WHILE.multipliedBy(2))
        .until(run::jobs, List<Job>::isEmpty);
    assertThat(run.study().getStatus()).isEqualTo(complete.getStatus());
    assertThat(run.trials()).extracting(AutoFTTrial::getStatus).isEqualTo(statuses(trials));
  }

  @Test
  void saysHowFarItsTrialsAre(Sandbox sandbox) {
    // A trial that lasts, and leaves the processors to the others.
    var run =
        sandbox.start(
            Quickstart.tiny()
                .with("spec.search.innerSteps", "50000")
                .with("spec.trainer.resources.limits.cpu", "300m"));

    var progress =
        await("a trial says it")
            .atMost(StudyRun.LIMIT)
            .until(
                () ->
                    run.trials().stream()
                        .flatMap(trial -> Optional.ofNullable(trial.getStatus()).stream())
                        .flatMap(status -> Optional.ofNullable(status.progress()).stream())
                        .findFirst(),
                Optional::isPresent);

    assertThat(progress.orElseThrow()).matches("step [1-9][0-9]*/50000, loss [0-9]+\\.[0-9]{4}");
    sandbox.client().resource(run.study()).delete();
  }

  @Test
  void pausesWhileSuspendedAndResumes(Sandbox sandbox) {
    var run =
        sandbox.start(
            Quickstart.tiny().with("spec.budget.trials", "2").with("spec.parallelism", "1"));
    await("the first trial is there").atMost(StudyRun.LIMIT).until(() -> !run.trials().isEmpty());

    var suspended = run.change("spec.suspend", "true");
    await("the trial that ran has ended")
        .atMost(StudyRun.LIMIT)
        .until(() -> run.trials().stream().allMatch(t -> TrialRecords.of(t).finished()));
    await("no other follows")
        .during(A_WHILE)
        .atMost(A_WHILE.multipliedBy(2))
        .until(() -> run.trials().size() == 1);
    assertThat(suspended.isTrue("Suspended")).isTrue();
    assertThat(suspended.isTrue("Ready")).isTrue();
    assertThat(suspended.study().getStatus().stage()).isEqualTo("Suspended");

    var study = suspended.change("spec.suspend", "false").awaitComplete();
    assertThat(study.getStatus().trials().succeeded()).isEqualTo(2);
  }

  @Test
  @ResourceLock(value = Cluster.OPERATOR, mode = ResourceAccessMode.READ)
  void stopsWhatRunsAndStartsItAnew(Sandbox sandbox) {
    var run =
        sandbox.start(
            Quickstart.tiny()
                .with("spec.search.innerSteps", LASTING)
                .with("spec.suspendPolicy", "Stop"));
    run.awaitRunning();
    var spec = run.trials().get(0).getSpec();

    var suspended = run.change("spec.suspend", "true");
    await("Job and pod are gone")
        .atMost(StudyRun.LIMIT)
        .until(() -> run.jobs().isEmpty() && sandbox.items(Pod.class).isEmpty());
    await("no Job comes back")
        .during(A_WHILE)
        .atMost(A_WHILE.multipliedBy(2))
        .until(run::jobs, List<Job>::isEmpty);
    assertThat(TrialRecords.of(run.trials().get(0)).outcome().stopped()).isTrue();
    assertThat(suspended.isTrue("Suspended")).isTrue();

    var study = suspended.change("spec.suspend", "false").awaitComplete();
    assertThat(study.getStatus().trials().failed()).isZero();
    assertThat(run.trials())
        .singleElement()
        .satisfies(
            trial -> {
              assertThat(trial.getSpec()).isEqualTo(spec);
              assertThat(trial.getStatus().attempts()).isEqualTo(2);
              assertThat(trial.getStatus().disruptions()).isZero();
            });
  }

  @Test
  @ResourceLock(value = Cluster.OPERATOR, mode = ResourceAccessMode.READ)
  void goesWithItsNamespaceAndNothingIsWrong(Sandbox sandbox) {
    var run =
        sandbox.start(
            Quickstart.tiny()
                .with("spec.budget.trials", "3")
                .with("spec.search.innerSteps", LASTING));
    run.awaitRunning();
    assertThat(sandbox.cluster().operatorLogs()).contains(sandbox.namespace());

    sandbox.close();
    await("the namespace is gone")
        .atMost(StudyRun.LIMIT)
        .until(() -> sandbox.client().namespaces().withName(sandbox.namespace()).get() == null);

    assertThat(sandbox.cluster().operatorLogs().lines())
        .filteredOn(line -> line.contains(sandbox.namespace()))
        .filteredOn(line -> line.contains("Uncaught error"))
        // As the client says where a busy API server answers too late.
        .allMatch(line -> line.contains("An error has occurred"));
  }

  /** Whoever manages queues ends a Job's suspension; here that is the test. */
  @Test
  void waitsInAQueueUntilItsJobIsAdmitted(Sandbox sandbox) {
    var run = sandbox.start(Quickstart.tiny().with("spec.trainer.queueName", "later"));
    await("its Job is queued").atMost(StudyRun.LIMIT).until(() -> !run.jobs().isEmpty());
    var queued = run.change("spec.trainer.queueName", "gpus");
    await("its Job is in the other queue")
        .atMost(StudyRun.LIMIT)
        .until(
            () ->
                run.jobs().stream()
                    .anyMatch(
                        job ->
                            "gpus".equals(job.getMetadata().getLabels().get(Labels.QUEUE))
                                && job.getMetadata().getDeletionTimestamp() == null));
    assertThat(sandbox.items(Pod.class)).isEmpty();
    assertThat(queued.isTrue("Stalled")).isFalse();

    sandbox
        .client()
        .resource(run.jobs().get(0))
        .edit(job -> new JobBuilder(job).editSpec().withSuspend(false).endSpec().build());
    var study = queued.awaitComplete();

    assertThat(study.getStatus().trials().failed()).isZero();
    assertThat(run.trials()).hasSize(1);
  }

  @Test
  void goesOnWhenTheBudgetOfAFinishedStudyIsRaised(Sandbox sandbox) {
    var run = sandbox.start(Quickstart.tiny());
    run.awaitComplete();
    var first = run.trials().get(0);

    run.change("spec.budget.trials", "2").awaitComplete();

    assertThat(run.trials()).hasSize(2).first().isEqualTo(first);
  }

  @Test
  void isRemovedWithAllThatBelongsToIt(Sandbox sandbox) {
    var run = sandbox.start(Quickstart.tiny());
    await("its Job is there").atMost(StudyRun.LIMIT).until(() -> !run.jobs().isEmpty());

    sandbox.client().resource(run.study()).delete();

    await("nothing is left")
        .atMost(StudyRun.LIMIT)
        .until(() -> run.study() == null && run.trials().isEmpty() && run.jobs().isEmpty());
  }

  @Test
  void beginsAnewWhenItIsDeletedAndAppliedAgain(Sandbox sandbox) {
    var run = sandbox.start(Quickstart.tiny());
    run.awaitComplete();
    var former = run.trials();

    sandbox.client().resource(run.study()).delete();
    await("the study is gone").atMost(StudyRun.LIMIT).until(() -> run.study() == null);
    var study = run.apply(run.document()).awaitComplete();

    assertThat(run.trials())
        .hasSameSizeAs(former)
        .allSatisfy(
            trial ->
                assertThat(trial.getMetadata().getOwnerReferences())
                    .containsExactly(OwnerReferences.controller(study)))
        .extracting(AutoFTTrial::getSpec)
        .as("by the same numbers, seeds and parameters")
        .isEqualTo(former.stream().map(AutoFTTrial::getSpec).toList());
  }

  private static List<?> statuses(List<AutoFTTrial> trials) {
    return trials.stream().map(AutoFTTrial::getStatus).toList();
  }
}
