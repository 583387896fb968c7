package io.autoft.cluster.trial;

import static io.autoft.cluster.trial.Situation.decisive;
import static io.autoft.cluster.trial.Situation.diverged;
import static io.autoft.cluster.trial.Situation.failedWith;
import static io.autoft.cluster.trial.Situation.pastDeadline;
import static io.autoft.cluster.trial.Situation.reason;
import static io.autoft.cluster.trial.Situation.running;
import static io.autoft.cluster.trial.Situation.scored;
import static io.autoft.cluster.trial.Situation.scoredReport;
import static io.autoft.cluster.trial.Situation.search;
import static io.autoft.cluster.trial.Situation.terminated;
import static io.autoft.cluster.trial.Situation.unscheduled;
import static io.autoft.cluster.trial.Situation.waiting;
import static io.autoft.cluster.trial.TrialObservation.JobAction.DELETE;
import static io.autoft.cluster.trial.TrialObservation.JobAction.KEEP;
import static io.autoft.contract.Reason.BadConfig;
import static io.autoft.contract.Reason.DataMissing;
import static io.autoft.contract.Reason.OutOfMemory;
import static io.autoft.contract.Reason.TimeLimit;
import static io.autoft.contract.Reason.TrainerError;
import static io.autoft.contract.Reason.UnsupportedModel;
import static io.autoft.status.TrialState.Blocked;
import static io.autoft.status.TrialState.Diverged;
import static io.autoft.status.TrialState.Failed;
import static io.autoft.status.TrialState.Running;
import static io.autoft.status.TrialState.Scored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.autoft.cluster.trial.TrialObservation.JobAction;
import io.autoft.status.TrialState;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Jobs whose pods have ended. */
class JobVerdictTest {

  private static final String NO_NODE = "0/3 nodes are available: 3 Insufficient nvidia.com/gpu.";
  private static final String NO_CLAIM =
      "0/3 nodes are available: persistentvolumeclaim \"models\" not found.";

  /** Situation, outcome and its reason, what is done with the Job, and when to look again. */
  static Stream<Arguments> situations() {
    return Stream.of(
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
            "the trainer's time limit",
            search().withJob().pod(failedWith(TimeLimit, "600 s are over")).jobFailed(),
            Failed,
            "TimeLimit",
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
            "a failed Job whose pod is not seen yet",
            search().withJob().jobFailed(),
            Running,
            "Running",
            KEEP,
            "PT19S"),
        arguments(
            "a failed Job whose pods are gone",
            search().withJob().jobFailed().at("2026-03-01T12:00:19Z"),
            Failed,
            "TrainerError",
            KEEP,
            ""),
        arguments(
            "a failed Job whose pod is not seen to have ended yet",
            search()
                .withJob()
                .pod(running())
                .jobCondition("Failed", "BackoffLimitExceeded", null)
                .at("2026-03-01T12:00:18Z"),
            Running,
            "Running",
            KEEP,
            "PT1S"),
        arguments(
            "a failed Job whose pod is never seen to end",
            search()
                .withJob()
                .pod(running())
                .jobCondition("Failed", "BackoffLimitExceeded", null)
                .at("2026-03-01T12:00:19Z"),
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
            search().withJob().pod(running()).podChanged(pastDeadline()),
            Failed,
            "TimeLimit",
            DELETE,
            ""),
        arguments(
            "a pod past its deadline whose trainer has not begun",
            search().withJob().pod(waiting("ContainerCreating", null)).podChanged(pastDeadline()),
            Blocked,
            "NotStarted",
            DELETE,
            "PT10S"),
        arguments(
            "a container that cannot be created",
            search().withJob().pod(waiting("CreateContainerConfigError", "secret \"s\" not found")),
            Blocked,
            "BadConfig",
            KEEP,
            "PT10S"),
        arguments(
            "a Job that is complete and whose trainer has left something else",
            search()
                .withJob()
                .pod(terminated(0, "Completed", "done"))
                .jobCondition("Complete", null, null)
                .at("2026-03-01T12:00:01Z"),
            Failed,
            "BadReport",
            KEEP,
            ""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("situations")
  void followsFromTheSituation(
      String sentence,
      Situation situation,
      TrialState state,
      String reason,
      JobAction action,
      String lookAgain) {
    situation.isObservedAs(state, reason, action, lookAgain);
  }

  /** As where the watch of pods is silent. */
  @Test
  void thePodsAreReadAnewWhereTheirEndIsOverdue() {
    var complete = search().withJob().pod(running()).jobCondition("Complete", null, null);
    var failed = search().withJob().pod(waiting("ContainerCreating", null)).jobFailed();
    var late = "2026-03-01T12:00:19Z";

    assertThat(Stream.of(complete, failed, search().withJob().jobFailed()))
        .allMatch(s -> JobVerdict.isOverdue(s.at(late).facts()))
        .noneMatch(s -> JobVerdict.isOverdue(s.at("2026-03-01T12:00:18Z").facts()));
    var replaced = search().withJob().pod(terminated(143, ""));
    assertThat(
            Stream.of(
                replaced.jobFailed(),
                replaced.jobCondition("Complete", null, null),
                search().withJob().pod(terminated(1, "")).jobCondition("Complete", null, null)))
        .as("a pod that is not seen has come after")
        .allMatch(s -> JobVerdict.isOverdue(s.at(late).facts()));
    assertThat(
            Stream.of(
                search().withJob().pod(running()),
                complete.podChanged(terminated(0, "")),
                failed.at(late).observed()))
        .noneMatch(s -> JobVerdict.isOverdue(s.at(late).facts()));
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
            search().withJob().jobFailed().at("2026-03-01T12:00:19Z"),
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
            search().withJob().jobOwnedBy("CronJob", "cron-uid"),
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
}
