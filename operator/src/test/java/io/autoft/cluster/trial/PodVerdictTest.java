package io.autoft.cluster.trial;

import static io.autoft.cluster.trial.Situation.failedWith;
import static io.autoft.cluster.trial.Situation.reason;
import static io.autoft.cluster.trial.Situation.running;
import static io.autoft.cluster.trial.Situation.scored;
import static io.autoft.cluster.trial.Situation.search;
import static io.autoft.cluster.trial.Situation.terminated;
import static io.autoft.cluster.trial.Situation.unscheduled;
import static io.autoft.cluster.trial.Situation.waiting;
import static io.autoft.cluster.trial.TrialObservation.JobAction.DELETE;
import static io.autoft.cluster.trial.TrialObservation.JobAction.KEEP;
import static io.autoft.contract.Reason.DataMissing;
import static io.autoft.contract.Reason.TrainerError;
import static io.autoft.status.TrialState.Blocked;
import static io.autoft.status.TrialState.Failed;
import static io.autoft.status.TrialState.Pending;
import static io.autoft.status.TrialState.Running;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.autoft.cluster.trial.TrialObservation.JobAction;
import io.autoft.status.TrialState;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Jobs whose pods have not ended, or that have none. */
class PodVerdictTest {

  private static final String NO_NODE = "0/3 nodes are available: 3 Insufficient nvidia.com/gpu.";
  private static final String NO_CLAIM =
      "0/3 nodes are available: persistentvolumeclaim \"models\" not found.";

  /** Situation, outcome and its reason, what is done with the Job, and when to look again. */
  static Stream<Arguments> situations() {
    return Stream.of(
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
            "PT30S"),
        arguments(
            "a Job that waits in a queue",
            search().withJob().jobChanged(j -> j.editSpec().withSuspend(true).endSpec()),
            Pending,
            "Queued",
            KEEP,
            ""),
        arguments(
            "a Job that was admitted, of which its controller does not know yet",
            search().withJob().jobChanged(PodVerdictTest::admitted),
            Pending,
            "Queued",
            KEEP,
            ""),
        arguments(
            "a Job that was admitted ten minutes after it was created",
            search()
                .withJob()
                .jobChanged(
                    j -> j.withNewStatus().withStartTime("2026-03-01T11:59:59Z").endStatus()),
            Pending,
            "Pending",
            KEEP,
            "PT29S"),
        arguments(
            "a Job that is being removed",
            search().withJob().jobChanged(PodVerdictTest::beingRemoved).pod(running()),
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
        arguments(
            "missing data before the Job has noticed",
            search().withJob().pod(failedWith(DataMissing, "no folder")),
            Running,
            "Running",
            KEEP,
            "PT30S"),
        arguments(
            "a first failure that the Job repeats",
            search().withJob().pod(failedWith(TrainerError, "boom")),
            Running,
            "Running",
            KEEP,
            "PT30S"),
        arguments(
            "a second attempt that runs",
            search().withJob().pod(failedWith(TrainerError, "boom")).pod(running()),
            Running,
            "Running",
            KEEP,
            ""),
        arguments(
            "a trainer that was told to stop",
            search().withJob().pod(terminated(143, "Error", "")),
            Running,
            "Running",
            KEEP,
            "PT30S"),
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
            "a volume that cannot be provisioned",
            search()
                .withJob()
                .pod(unscheduled("SchedulerError", "provisioning failed for PVC \"data\""))
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
            "a Job that is complete before its pod shows the report",
            search().withJob().pod(running()).jobCondition("Complete", null, null),
            Running,
            "Running",
            KEEP,
            "PT19S"));
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

  private static JobBuilder admitted(JobBuilder job) {
    return job.withNewStatus()
        .addNewCondition()
        .withType("Suspended")
        .withStatus("True")
        .endCondition()
        .endStatus();
  }

  /** As final trainings on fewer GPUs than there are models. */
  @Test
  void aTrialWaitsForANodeAsLongAsAnotherOfItsStudyRuns() {
    var facts =
        search()
            .withJob()
            .pod(unscheduled("Unschedulable", NO_NODE))
            .at("2026-03-01T18:00:00Z")
            .facts();

    assertThat(UnscheduledPod.isOverdue(facts)).isTrue();
    var waits = TrialObserver.verdict(facts.withSiblingRuns(true));
    assertThat(waits.outcome().reason()).isEqualTo("Unschedulable");
    assertThat(waits.outcome().finished()).isFalse();
    assertThat(waits.lookAgain()).contains(Duration.ofMinutes(2));
    assertThat(TrialObserver.verdict(facts.withSiblingRuns(false)).outcome().finished()).isTrue();
  }

  /** As after an eviction, where somebody has set a LimitRange meanwhile. */
  @Test
  void aJobWhoseNextPodIsRefusedSaysSo() {
    var refusal =
        "pods \"wildlife-0003-x\" is forbidden: maximum memory usage per Container is 1Gi";
    var awaits = search().withJob().pod(running()).observed().withoutPods().observed();
    var unpullable = search().withJob().pod(waiting("ErrImagePull", "no such image"));

    for (var situation : List.of(awaits, unpullable.observed().withoutPods())) {
      var facts = situation.facts();
      assertThat(PodVerdict.unexplained(facts)).isEqualTo(facts.job());
      var observation = TrialObserver.observe(facts.withWarning(Optional.of(refusal)));
      assertThat(observation.status().state()).isEqualTo("Blocked");
      assertThat(reason(observation)).isEqualTo("PodNotCreated");
      assertThat(Situation.decisive(observation).getMessage()).endsWith(refusal);
      assertThat(observation.action()).isEqualTo(KEEP);
    }
  }

  /** Another trial may have taken the quota's GPU while the failed pod stays for its log. */
  @Test
  void aJobWhoseNextPodIsRefusedSaysSoThoughTheFailedOneIsThere() {
    var failed = search().withJob().pod(failedWith(TrainerError, "boom")).observed();
    var soon = failed.at("2026-03-01T12:00:28Z").facts();
    var later = failed.at("2026-03-01T12:00:29Z");
    var facts = later.facts();

    assertThat(PodVerdict.unexplained(soon)).isEmpty();
    assertThat(PodVerdict.unexplained(facts)).isEqualTo(facts.job());
    var refused = TrialObserver.observe(facts.withWarning(Optional.of("Pod \"x\" is invalid: no")));
    assertThat(reason(refused)).isEqualTo("PodNotCreated");
    assertThat(refused.action()).as("its Job counts the attempts").isEqualTo(KEEP);
    var noRoom =
        facts.withWarning(
            Optional.of("exceeded quota: gpus, requested: pods=1, used: pods=1, limited: pods=1"));
    assertThat(reason(TrialObserver.observe(noRoom))).isEqualTo("QuotaExceeded");
    var silent = later.observe();
    assertThat(silent.status().state()).isEqualTo("Pending");
    assertThat(silent.lookAgain()).contains(Duration.ofSeconds(30));

    var suspended = failed.jobChanged(j -> j.editSpec().withSuspend(true).endSpec());
    assertThat(reason(suspended.observe())).isEqualTo("Queued");
  }

  /** The watch of pods may be silent, or a policy may have taken the label by which it watches. */
  @Test
  void aPodThatOnlyTheJobTellsOfIsLookedFor() {
    var job = search().withJob();
    var counts = search().withJob().jobChanged(j -> j.withNewStatus().withActive(1).endStatus());

    assertThat(PodVerdict.hasUnseenPod(counts.at("2026-03-01T11:50:29Z").facts())).isTrue();
    assertThat(PodVerdict.hasUnseenPod(counts.at("2026-03-01T11:50:28Z").facts()))
        .as("it may be told in a moment")
        .isFalse();
    assertThat(PodVerdict.hasUnseenPod(job.at("2026-03-01T11:50:29Z").facts())).isFalse();
    assertThat(PodVerdict.hasUnseenPod(counts.pod(running()).facts())).isFalse();
    assertThat(PodVerdict.hasUnseenPod(counts.pod(running()).observed().withoutPods().facts()))
        .as("it was found, and runs")
        .isTrue();
  }

  @Test
  void aJobWithoutPodIsExplainedByItsEvents() {
    var facts = search().withJob().at("2026-03-01T11:50:29Z").facts();
    assertThat(TrialObserver.verdict(facts).outcome().message())
        .isEqualTo("the Job gets no pod; kubectl describe job wildlife-0003 says why");

    assertThat(PodVerdict.unexplained(facts)).isEqualTo(facts.job());
    var explained = facts.withWarning(Optional.of("Error creating: exceeded quota"));
    assertThat(TrialObserver.verdict(explained).outcome().message())
        .isEqualTo("the Job gets no pod: Error creating: exceeded quota");
  }

  /** Each would be one more call to the API server for each trial. */
  @Test
  void noEventsAreReadWhereNothingIsStuck() {
    var fresh = search().withJob().at("2026-03-01T11:50:28Z");
    var former = search().withJob().pod(running()).observed();

    assertThat(
            Stream.of(search(), fresh, search().withJob().pod(running()), former.withoutPods())
                .map(situation -> PodVerdict.unexplained(situation.facts())))
        .allMatch(Optional::isEmpty);
    // An ended pod has no sandbox any more.
    var ended =
        search()
            .withJob()
            .pod(scored(0.5))
            .podChanged(
                pod ->
                    pod.editStatus()
                        .addNewCondition()
                        .withType("PodScheduled")
                        .withStatus("True")
                        .withLastTransitionTime("2026-03-01T11:50:00Z")
                        .endCondition()
                        .addNewCondition()
                        .withType("PodReadyToStartContainers")
                        .withStatus("False")
                        .endCondition()
                        .endStatus());
    assertThat(PodVerdict.unexplained(ended.facts())).isEmpty();
  }

  private static JobBuilder beingRemoved(JobBuilder job) {
    return job.editMetadata().withDeletionTimestamp("2026-03-01T11:59:00Z").endMetadata();
  }
}
