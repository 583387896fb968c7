package io.autoft.cluster.trial;

import static io.autoft.cluster.trial.Situation.diverged;
import static io.autoft.cluster.trial.Situation.failedWith;
import static io.autoft.cluster.trial.Situation.running;
import static io.autoft.cluster.trial.Situation.scored;
import static io.autoft.cluster.trial.Situation.scoredReport;
import static io.autoft.cluster.trial.Situation.search;
import static io.autoft.cluster.trial.Situation.terminated;
import static io.autoft.cluster.trial.Situation.unscheduled;
import static io.autoft.cluster.trial.Situation.waiting;
import static io.autoft.cluster.trial.TrialObservation.JobAction.CREATE;
import static io.autoft.cluster.trial.TrialObservation.JobAction.DELETE;
import static io.autoft.cluster.trial.TrialObservation.JobAction.KEEP;
import static io.autoft.cluster.trial.TrialState.Blocked;
import static io.autoft.cluster.trial.TrialState.Diverged;
import static io.autoft.cluster.trial.TrialState.Failed;
import static io.autoft.cluster.trial.TrialState.Pending;
import static io.autoft.cluster.trial.TrialState.Running;
import static io.autoft.cluster.trial.TrialState.Scored;
import static io.autoft.contract.Reason.BadConfig;
import static io.autoft.contract.Reason.DataMissing;
import static io.autoft.contract.Reason.OutOfMemory;
import static io.autoft.contract.Reason.TimeLimit;
import static io.autoft.contract.Reason.TrainerError;
import static io.autoft.contract.Reason.UnsupportedModel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.autoft.api.v1alpha1.EnsembleCurve;
import io.autoft.api.v1alpha1.TestEstimate;
import io.autoft.api.v1alpha1.TestScore;
import io.autoft.cluster.ConditionSet;
import io.autoft.cluster.trial.TrialObservation.JobAction;
import io.autoft.trial.TrialOutcome;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TrialObserverTest {

  private static final String NO_NODE = "0/3 nodes are available: 3 Insufficient nvidia.com/gpu.";
  private static final String NO_CLAIM =
      "0/3 nodes are available: persistentvolumeclaim \"models\" not found.";

  /** Situation, what it amounts to, what is done with the Job, and when to look again. */
  static Stream<Arguments> situations() {
    return Stream.of(
        arguments("no Job yet", search(), Pending, "Pending", CREATE, ""),
        arguments("the study is gone", search().withoutStudy(), Pending, "Pending", KEEP, ""),
        arguments(
            "the template is none any more",
            search().study("spec.trainer.template", "{spec: {containers: 5}}"),
            Pending,
            "Pending",
            KEEP,
            ""),
        arguments(
            "a Job without pods",
            search().withJob().at("2026-03-01T11:50:28Z"),
            Pending,
            "Pending",
            KEEP,
            "PT1S"),
        arguments(
            "a Job that got no pod for half a minute",
            search().withJob().at("2026-03-01T11:50:29Z"),
            Blocked,
            "PodNotCreated",
            KEEP,
            "PT10S"),
        arguments(
            "a Job that got no pod, and another template",
            search().withJob().study("spec.trainer.image", "ghcr.io/autoft/trainer:0.2.0"),
            Blocked,
            "PodNotCreated",
            DELETE,
            ""),
        arguments(
            "a Job whose pod has been deleted",
            search().withJob().pod(running()).observed().withoutPods(),
            Pending,
            "Pending",
            KEEP,
            ""),
        arguments(
            "a Job that waits in a queue",
            search().withJob().jobChanged(j -> j.editSpec().withSuspend(true).endSpec()),
            Pending,
            "Pending",
            KEEP,
            ""),
        arguments(
            "a Job that is being removed",
            search().withJob().jobChanged(TrialObserverTest::beingRemoved).pod(running()),
            Pending,
            "Pending",
            KEEP,
            ""),
        arguments(
            "a pod that is being started",
            search().withJob().pod(p -> p),
            Pending,
            "Pending",
            KEEP,
            ""),
        arguments(
            "a pod whose image is being pulled",
            search().withJob().pod(waiting("ContainerCreating", null)),
            Pending,
            "Pending",
            KEEP,
            ""),
        arguments(
            "a pod that runs", search().withJob().pod(running()), Running, "Running", KEEP, ""),
        arguments("a score", search().withJob().pod(scored(0.8)), Scored, "Scored", KEEP, ""),
        arguments(
            "a divergence", search().withJob().pod(diverged()), Diverged, "Diverged", KEEP, ""),
        arguments(
            "a score of an attempt after which the Job went on",
            search().withJob().pod(scored(0.8)).pod(running()),
            Scored,
            "Scored",
            KEEP,
            ""),
        arguments(
            "a score though the Job failed",
            search().withJob().pod(scored(0.8)).jobFailed(),
            Scored,
            "Scored",
            KEEP,
            ""),
        arguments(
            "a report for other parameters",
            search().withJob().pod(terminated(0, scoredReport(Map.of("learningRate", 1.0), 0.8))),
            Failed,
            "BadReport",
            DELETE,
            ""),
        arguments(
            "bad configuration",
            search().withJob().pod(failedWith(BadConfig, "losses is empty")).jobFailed(),
            Blocked,
            "BadConfig",
            KEEP,
            "PT19S"),
        arguments(
            "missing data",
            search().withJob().pod(failedWith(DataMissing, "no folder")).jobFailed(),
            Blocked,
            "DataMissing",
            KEEP,
            "PT19S"),
        arguments(
            "a model that is not supported",
            search().withJob().pod(failedWith(UnsupportedModel, "RN50")).jobFailed(),
            Blocked,
            "UnsupportedModel",
            KEEP,
            "PT19S"),
        arguments(
            "missing data, looked at when another attempt is due",
            search()
                .withJob()
                .pod(failedWith(DataMissing, "no folder"))
                .jobFailed()
                .at("2026-03-01T12:00:19Z"),
            Blocked,
            "DataMissing",
            DELETE,
            ""),
        arguments(
            "missing data and a changed template",
            search()
                .withJob()
                .pod(failedWith(DataMissing, "no folder"))
                .jobFailed()
                .study("spec.trainer.image", "ghcr.io/autoft/trainer:0.2.0"),
            Blocked,
            "DataMissing",
            DELETE,
            ""),
        arguments(
            "missing data before the Job has noticed",
            search().withJob().pod(failedWith(DataMissing, "no folder")),
            Running,
            "Running",
            KEEP,
            ""),
        arguments(
            "the trainer's time limit",
            search().withJob().pod(failedWith(TimeLimit, "600 s are over")).jobFailed(),
            Failed,
            "TimeLimit",
            KEEP,
            ""),
        arguments(
            "a first failure that the Job repeats",
            search().withJob().pod(failedWith(TrainerError, "boom")),
            Running,
            "Running",
            KEEP,
            ""),
        arguments(
            "a second attempt that runs",
            search().withJob().pod(failedWith(TrainerError, "boom")).pod(running()),
            Running,
            "Running",
            KEEP,
            ""),
        arguments(
            "a failure in every attempt",
            search()
                .withJob()
                .pod(failedWith(TrainerError, "boom"))
                .pod(failedWith(TrainerError, "boom"))
                .pod(failedWith(TrainerError, "boom"))
                .jobFailed(),
            Failed,
            "TrainerError",
            KEEP,
            ""),
        arguments(
            "a trainer that says it is out of memory",
            search().withJob().pod(failedWith(OutOfMemory, "heap")).jobFailed(),
            Failed,
            "OutOfMemory",
            KEEP,
            ""),
        arguments(
            "a trainer that the kernel killed",
            search().withJob().pod(terminated(137, "OOMKilled", "step 3")).jobFailed(),
            Failed,
            "OutOfMemory",
            KEEP,
            ""),
        arguments(
            "a trainer that crashed without a report",
            search().withJob().pod(terminated(134, "Error", "SIGABRT")).jobFailed(),
            Failed,
            "TrainerError",
            KEEP,
            ""),
        arguments(
            "a failed Job whose pods are gone",
            search().withJob().jobFailed(),
            Failed,
            "TrainerError",
            KEEP,
            ""),
        arguments(
            "a Job that is about to fail",
            search()
                .withJob()
                .pod(failedWith(TimeLimit, "over"))
                .jobCondition("FailureTarget", "PodFailurePolicy", "exit code 67"),
            Failed,
            "TimeLimit",
            KEEP,
            ""),
        arguments(
            "a pod past its deadline",
            search().withJob().pod(running()).podChanged(TrialObserverTest::pastDeadline),
            Failed,
            "TimeLimit",
            DELETE,
            ""),
        arguments(
            "a trainer that was told to stop",
            search().withJob().pod(terminated(143, "Error", "")),
            Running,
            "Running",
            KEEP,
            ""),
        arguments(
            "an image that cannot be pulled",
            search().withJob().pod(waiting("ImagePullBackOff", "Back-off pulling image")),
            Blocked,
            "ImagePull",
            KEEP,
            "PT10S"),
        arguments(
            "an image name that is none",
            search().withJob().pod(waiting("InvalidImageName", "invalid reference")),
            Blocked,
            "ImagePull",
            KEEP,
            "PT10S"),
        arguments(
            "an image that cannot be pulled and another in the study",
            search()
                .withJob()
                .pod(waiting("ErrImagePull", "not found"))
                .study("spec.trainer.image", "ghcr.io/autoft/trainer:0.2.0"),
            Blocked,
            "ImagePull",
            DELETE,
            ""),
        arguments(
            "a container that cannot be created",
            search().withJob().pod(waiting("CreateContainerConfigError", "secret \"s\" not found")),
            Blocked,
            "BadConfig",
            KEEP,
            "PT10S"),
        arguments(
            "a missing claim",
            search()
                .withJob()
                .pod(unscheduled("Unschedulable", NO_CLAIM))
                .at("2026-03-01T11:50:01Z"),
            Blocked,
            "ClaimNotFound",
            KEEP,
            "PT10S"),
        arguments(
            "no node in the first seconds",
            search()
                .withJob()
                .pod(unscheduled("Unschedulable", NO_NODE))
                .at("2026-03-01T11:50:09Z"),
            Pending,
            "Pending",
            KEEP,
            "PT10S"),
        arguments(
            "no node for ten seconds",
            search()
                .withJob()
                .pod(unscheduled("Unschedulable", NO_NODE))
                .at("2026-03-01T11:50:10Z"),
            Pending,
            "Unschedulable",
            KEEP,
            "PT14M50S"),
        arguments(
            "no node until the last second of pendingTimeoutSeconds",
            search()
                .withJob()
                .pod(unscheduled("Unschedulable", NO_NODE))
                .at("2026-03-01T12:04:59Z"),
            Pending,
            "Unschedulable",
            KEEP,
            "PT1S"),
        arguments(
            "no node for pendingTimeoutSeconds",
            search()
                .withJob()
                .pod(unscheduled("Unschedulable", NO_NODE))
                .at("2026-03-01T12:05:00Z"),
            Failed,
            "Unschedulable",
            DELETE,
            ""),
        arguments(
            "a pod behind a scheduling gate for longer than pendingTimeoutSeconds",
            search()
                .withJob()
                .pod(unscheduled("SchedulingGated", "waits for a gate"))
                .at("2026-03-01T12:05:00Z"),
            Failed,
            "Unschedulable",
            DELETE,
            ""),
        arguments(
            "no node and another template",
            search()
                .withJob()
                .pod(unscheduled("Unschedulable", NO_NODE))
                .study("spec.trainer.template", "{spec: {nodeSelector: {gpu: a100}}}"),
            Pending,
            "Unschedulable",
            DELETE,
            "PT5M"),
        arguments(
            "another template while the trainer runs",
            search()
                .withJob()
                .pod(running())
                .study("spec.trainer.template", "{spec: {nodeSelector: {gpu: a100}}}"),
            Running,
            "Running",
            KEEP,
            ""),
        arguments(
            "no node and a template that is none",
            search()
                .withJob()
                .pod(unscheduled("Unschedulable", NO_NODE))
                .study("spec.trainer.template", "{spec: 5}"),
            Pending,
            "Unschedulable",
            KEEP,
            "PT5M"),
        arguments(
            "a Job of a former trial of this name",
            search().withJob().jobChanged(j -> ownedBy(j, "AutoFTTrial", "former-uid")),
            Pending,
            "Pending",
            DELETE,
            ""),
        arguments(
            "a Job of somebody else",
            search().withJob().jobChanged(j -> ownedBy(j, "CronJob", "cron-uid")),
            Failed,
            "NameConflict",
            KEEP,
            ""),
        arguments(
            "a Job of nobody",
            search()
                .withJob()
                .jobChanged(j -> j.editMetadata().withOwnerReferences().endMetadata()),
            Failed,
            "NameConflict",
            KEEP,
            ""),
        arguments(
            "a pod of a former Job still runs",
            search().withJob("former").pod(running()).withoutJob(),
            Pending,
            "Pending",
            KEEP,
            "PT5S"),
        arguments(
            "a pod of a former Job has ended",
            search().withJob("former").pod(terminated(70, "boom")).withoutJob(),
            Pending,
            "Pending",
            CREATE,
            ""),
        arguments(
            "a score in a pod of a former Job",
            search()
                .withJob("former")
                .pod(scored(0.8))
                .withJob("present")
                .at("2026-03-01T11:50:09Z"),
            Pending,
            "Pending",
            KEEP,
            "PT20S"),
        arguments(
            "a Job that is complete before its pod shows the report",
            search().withJob().pod(running()).jobCondition("Complete", null, null),
            Running,
            "Running",
            KEEP,
            "PT19S"),
        arguments(
            "a Job that is complete and never shows a report",
            search()
                .withJob()
                .pod(terminated(0, "Completed", "done"))
                .jobCondition("Complete", null, null)
                .at("2026-03-01T12:00:19Z"),
            Failed,
            "BadReport",
            KEEP,
            ""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("situations")
  void tellsWhatASituationAmountsTo(
      String sentence,
      Situation situation,
      TrialState state,
      String reason,
      JobAction action,
      String lookAgain) {
    var observation = situation.observe();

    assertThat(observation.status().state()).isEqualTo(state.name());
    assertThat(observation.action()).isEqualTo(action);
    assertThat(observation.lookAgain())
        .isEqualTo(Optional.of(lookAgain).filter(d -> !d.isEmpty()).map(Duration::parse));
    assertThat(reason(observation)).isEqualTo(reason);
  }

  @Test
  void aScoreIsStoredWithAllThatTheReportTells() {
    var status = search().withJob().pod(scored(0.81234567)).observe().status();

    assertThat(status.observedGeneration()).isEqualTo(1);
    assertThat(status.score()).isEqualTo(0.81234567);
    assertThat(status.scoreText()).isEqualTo("0.8123");
    assertThat(status.standardError()).isEqualTo(0.02);
    assertThat(status.metrics()).isEqualTo(Map.of("standardError", 0.02, "idValidation", 0.9));
    assertThat(status.resamples()).isEqualTo("AAAAAAAAAAA=");
    assertThat(status.tests())
        .containsExactly(
            new TestScore(
                "other-cameras", 0.5, 0.03, 300, new TestEstimate(0.625, 0.02, null), null));
    assertThat(status.ensemble())
        .isEqualTo(new EnsembleCurve(0.3, List.of(0.5, 0.75), List.of(0.25)));
    assertThat(status.parameterGroups())
        .containsExactly("stem", "block.0-11", "final", "head", "text");
    assertThat(status.attempts()).isEqualTo(1);
    assertThat(status.disruptions()).isZero();
    assertThat(status.pod()).isEqualTo("a");
    assertThat(status.startTime()).isEqualTo("2026-03-01T11:58:57Z");
    assertThat(status.completionTime()).isEqualTo("2026-03-01T11:59:59Z");
    assertThat(status.duration()).isEqualTo("1m2s");
    assertThat(status.node()).isEqualTo("node-1");
    assertThat(status.imageID()).isEqualTo("ghcr.io/autoft/trainer@sha256:ab");
    assertThat(status.logTail()).isNull();
    assertThat(status.conditions())
        .extracting(Condition::getType, Condition::getStatus, Condition::getReason)
        .containsExactly(
            tuple("Complete", "True", "Scored"),
            tuple("Failed", "False", "NotFailed"),
            tuple("Blocked", "False", "NotBlocked"));
  }

  /** What is said to a person; every message names the cause, and what to do where that helps. */
  static Stream<Arguments> messages() {
    return Stream.of(
        arguments(
            search()
                .withJob()
                .pod(failedWith(DataMissing, "/mnt/claims/wildlife is empty"))
                .jobFailed(),
            "/mnt/claims/wildlife is empty (tried again every 20 s)"),
        arguments(
            search().withJob().pod(terminated(137, "OOMKilled", "")).jobFailed(),
            "the trainer was killed for using more memory than trainer.resources.limits allows;"
                + " Job has reached the specified backoff limit"),
        arguments(
            search().withJob().pod(terminated(134, "Error", "")).jobFailed(),
            "the trainer ended with exit code 134; Job has reached the specified backoff limit"),
        arguments(
            search().withJob().jobFailed(),
            "the pod is gone; Job has reached the specified backoff limit"),
        arguments(
            search().withJob().pod(waiting("ErrImagePull", "manifest unknown")),
            "ErrImagePull: manifest unknown"),
        arguments(search().withJob().pod(unscheduled("Unschedulable", NO_CLAIM)), NO_CLAIM),
        arguments(
            search()
                .withJob()
                .pod(unscheduled("Unschedulable", NO_NODE))
                .at("2026-03-01T12:05:00Z"),
            "no node within trainer.pendingTimeoutSeconds (900): " + NO_NODE),
        arguments(
            search().withJob().jobChanged(j -> ownedBy(j, "CronJob", "cron-uid")),
            "a Job named wildlife-0003 exists already and is not this trial's; delete or rename"
                + " it"),
        arguments(
            search().withJob(), "the Job gets no pod; kubectl describe job wildlife-0003 says why"),
        arguments(search().withJob().pod(scored(0.81234567)), "score 0.8123"),
        arguments(search().withJob().pod(diverged()), "NaN at step 3"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("messages")
  void namesTheCause(Situation situation, String message) {
    assertThat(decisive(situation.observe()).getMessage()).isEqualTo(message);
  }

  @Test
  void aJobThatTheApiServerRefusesBlocksTheTrialAndIsTriedAgain() {
    var observation =
        TrialObserver.refused(search().facts(), "exceeded quota: jobs, used: 1, limited: 1");

    assertThat(observation.status().state()).isEqualTo("Blocked");
    assertThat(reason(observation)).isEqualTo("JobRefused");
    assertThat(decisive(observation).getMessage())
        .isEqualTo("the API server refuses the Job: exceeded quota: jobs, used: 1, limited: 1");
    assertThat(observation.action()).isEqualTo(KEEP);
    assertThat(observation.lookAgain()).contains(Duration.ofSeconds(20));
  }

  @Test
  void aFailureKeepsTheEndOfTheLog() {
    var log = "x".repeat(3000) + "RuntimeError: boom";

    var status = search().withJob().pod(terminated(1, "Error", log)).jobFailed().observe().status();

    assertThat(status.logTail()).hasSize(2048).endsWith("xRuntimeError: boom");
    assertThat(status.score()).isNull();
  }

  @ParameterizedTest(name = "after attempt {0} the next comes in {1}")
  @CsvSource({
    "1, PT20S",
    "2, PT40S",
    "3, PT80S",
    "4, PT160S",
    "5, PT320S",
    "6, PT10M",
    "7, PT10M",
    "60, PT10M"
  })
  void aBlockedTrialIsTriedAgainAtGrowingIntervals(int attempt, Duration interval) {
    var situation = search();
    for (int i = 1; i < attempt; i++) {
      situation = afterABlockedAttempt(situation, "job-" + i);
    }
    situation =
        situation.withJob("job-" + attempt).pod(failedWith(DataMissing, "empty")).jobFailed();

    var ended = Instant.parse("2026-03-01T11:59:59Z");
    var before = situation.at(ended.plus(interval).minusSeconds(1).toString()).observe();
    var due = situation.at(ended.plus(interval).toString()).observe();
    assertThat(before.status().attempts()).isEqualTo(attempt);
    assertThat(before.action()).isEqualTo(KEEP);
    assertThat(before.lookAgain()).contains(Duration.ofSeconds(1));
    assertThat(due.action()).isEqualTo(DELETE);
    assertThat(due.status().disruptions()).isZero();
  }

  @Test
  void aBlockedTrialStaysBlockedWhileItIsTriedAgainUntilTheTrainerRuns() {
    var blocked = afterABlockedAttempt(search(), "job-1");

    var created = blocked.observe();
    assertThat(created.status().state()).isEqualTo("Blocked");
    assertThat(created.action()).isEqualTo(CREATE);
    assertThat(reason(created)).isEqualTo("DataMissing");

    var started = blocked.withJob("job-2").pod(p -> p).observed();
    assertThat(started.trial().getStatus().state()).isEqualTo("Blocked");

    var runs = started.podChanged(running()).observed();
    assertThat(runs.trial().getStatus().state()).isEqualTo("Running");
    assertThat(runs.trial().getStatus().disruptions()).isZero();
    assertThat(StoredTrial.of(runs.trial()).outcome()).isInstanceOf(TrialOutcome.Running.class);
  }

  @Test
  void anEvictedPodThatIsReplacedIsADisruption() {
    var evicted =
        search()
            .withJob()
            .pod(running())
            .observed()
            .podChanged(terminated(137, "Error", ""))
            .podChanged(
                p ->
                    p.editStatus()
                        .addNewCondition()
                        .withType("DisruptionTarget")
                        .withStatus("True")
                        .endCondition()
                        .endStatus())
            .observed();

    assertThat(counts(evicted)).isEqualTo("1 attempts, 0 disruptions");
    assertThat(counts(evicted.pod(running()).observed())).isEqualTo("2 attempts, 1 disruptions");
  }

  @Test
  void aTrainerThatWasToldToStopAndIsReplacedIsADisruption() {
    var stopped =
        search().withJob().pod(running()).observed().podChanged(terminated(143, "Error", ""));

    assertThat(counts(stopped.pod(running()).observed())).isEqualTo("2 attempts, 1 disruptions");
  }

  @Test
  void aPodThatIsGoneAndReplacedIsADisruption() {
    var gone = search().withJob().pod(running()).observed().withoutPods().observed();

    var replaced =
        gone.pod(running()).podChanged(p -> p.editMetadata().withName("z").endMetadata());
    assertThat(counts(replaced.observed())).isEqualTo("2 attempts, 1 disruptions");
    assertThat(counts(replaced.observed().observed())).isEqualTo("2 attempts, 1 disruptions");
  }

  @Test
  void aPodThatFailedAndIsReplacedIsAnAttempt() {
    var failed =
        search().withJob().pod(running()).observed().podChanged(failedWith(TrainerError, "boom"));

    assertThat(counts(failed.pod(running()).observed())).isEqualTo("2 attempts, 0 disruptions");
  }

  @Test
  void aPodThatIsReplacedForAnotherTemplateIsNoDisruption() {
    var waits = search().withJob("job-1").pod(unscheduled("Unschedulable", NO_NODE)).observed();

    var replaced =
        waits
            .withoutPods()
            .study("spec.trainer.image", "ghcr.io/autoft/trainer:0.2.0")
            .withJob("job-2")
            .pod(running())
            .podChanged(p -> p.editMetadata().withName("z").endMetadata());
    assertThat(counts(replaced.observed())).isEqualTo("2 attempts, 0 disruptions");
  }

  @Test
  void whatIsKnownOfAPodStaysWhenItIsGone() {
    var status =
        search().withJob().pod(running()).observed().withoutPods().observed().trial().getStatus();

    assertThat(status.pod()).isEqualTo("a");
    assertThat(status.node()).isEqualTo("node-1");
    assertThat(status.startTime()).isEqualTo("2026-03-01T11:58:30Z");
    assertThat(status.imageID()).isEqualTo("ghcr.io/autoft/trainer@sha256:ab");
  }

  @Test
  void observingTwiceChangesNothing() {
    situations()
        .map(arguments -> ((Situation) arguments.get()[1]).observed())
        .forEach(s -> assertThat(s.observe().status()).isEqualTo(s.trial().getStatus()));
  }

  @Test
  void theJobOfAFinishedTrialIsKeptForAWhile() {
    var scored =
        search().withJob().pod(scored(0.8)).jobCondition("Complete", null, null).observed();

    var kept = scored.at("2026-03-01T12:00:58Z").observe();
    assertThat(kept.action()).isEqualTo(KEEP);
    assertThat(kept.lookAgain()).contains(Duration.ofSeconds(1));
    assertThat(kept.status()).isEqualTo(scored.trial().getStatus());

    assertThat(scored.at("2026-03-01T12:00:59Z").observe().action()).isEqualTo(DELETE);
    assertThat(
            scored
                .study("spec.trainer.keepFinishedSeconds", "3600")
                .at("2026-03-01T12:00:59Z")
                .observe()
                .action())
        .isEqualTo(KEEP);
  }

  @Test
  void aFinishedTrialStandsWhateverBecomesOfItsJob() {
    var scored = search().withJob().pod(scored(0.8)).observed();
    var status = scored.trial().getStatus();

    var collected = scored.withoutPods().withoutJob().observe();
    assertThat(collected.status()).isEqualTo(status);
    assertThat(collected.action()).isEqualTo(KEEP);
    assertThat(collected.lookAgain()).isEmpty();

    var foreign =
        scored.jobChanged(j -> ownedBy(j, "CronJob", "u")).at("2026-03-02T12:00:00Z").observe();
    assertThat(foreign.status()).isEqualTo(status);
    assertThat(foreign.action()).isEqualTo(KEEP);

    var rewritten = scored.podChanged(failedWith(TrainerError, "boom")).jobFailed().observe();
    assertThat(rewritten.status()).isEqualTo(status);
  }

  @Test
  void theJobOfAFailedTrialThatWouldGoOnIsRemovedEvenIfTheFirstTryToRemoveItWasLost() {
    var failed =
        search().withJob().pod(running()).podChanged(TrialObserverTest::pastDeadline).observed();

    assertThat(failed.observe().action()).isEqualTo(DELETE);
    assertThat(failed.jobFailed().observe().action()).isEqualTo(KEEP);
  }

  private static Situation afterABlockedAttempt(Situation before, String job) {
    var blocked = before.withJob(job).pod(failedWith(DataMissing, "empty")).jobFailed();
    blocked = blocked.podChanged(p -> p.editMetadata().withName("pod-of-" + job).endMetadata());
    return blocked.observed().withoutPods().withoutJob();
  }

  private static String counts(Situation situation) {
    var status = situation.trial().getStatus();
    return "%d attempts, %d disruptions".formatted(status.attempts(), status.disruptions());
  }

  private static String reason(TrialObservation observation) {
    return decisive(observation).getReason();
  }

  /** The condition that is true; of a trial under way, the one that it waits for. */
  private static Condition decisive(TrialObservation observation) {
    var conditions = new ConditionSet(observation.status().conditions());
    return conditions.conditions().stream()
        .filter(c -> c.getStatus().equals("True"))
        .findFirst()
        .orElseGet(() -> conditions.get("Complete").orElseThrow());
  }

  private static JobBuilder ownedBy(JobBuilder job, String kind, String uid) {
    return job.editMetadata()
        .withOwnerReferences()
        .addNewOwnerReference()
        .withKind(kind)
        .withName("wildlife-0003")
        .withUid(uid)
        .endOwnerReference()
        .endMetadata();
  }

  private static JobBuilder beingRemoved(JobBuilder job) {
    return job.editMetadata().withDeletionTimestamp("2026-03-01T11:59:00Z").endMetadata();
  }

  private static PodBuilder pastDeadline(PodBuilder pod) {
    return pod.editStatus().withPhase("Failed").withReason("DeadlineExceeded").endStatus();
  }
}
