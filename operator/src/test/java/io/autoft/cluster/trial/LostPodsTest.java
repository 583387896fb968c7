package io.autoft.cluster.trial;

import static io.autoft.cluster.trial.Situation.disrupted;
import static io.autoft.cluster.trial.Situation.pastDeadline;
import static io.autoft.cluster.trial.Situation.reason;
import static io.autoft.cluster.trial.Situation.running;
import static io.autoft.cluster.trial.Situation.scored;
import static io.autoft.cluster.trial.Situation.search;
import static io.autoft.cluster.trial.Situation.terminated;
import static io.autoft.cluster.trial.Situation.unscheduled;
import static io.autoft.cluster.trial.Situation.waiting;
import static io.autoft.testing.TrialSpecs.PARAMETERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.autoft.cluster.trial.TrialObservation.JobAction;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Pods that end in ways that a trainer does not choose, and reports that nobody can read. */
class LostPodsTest {

  @Test
  void aPodThatIsGoneBeforeItsReportWasReadIsADisruptionAndTheTrialRunsAgain() {
    var gone = search().withJob().pod(running()).observed().withoutPods();
    var complete = gone.jobCondition("Complete", "CompletionsReached", "done");

    assertThat(complete.observe().lookAgain()).as("it may still come").isPresent();
    var later = complete.at("2026-03-01T12:00:30Z");
    assertThat(later.observe().action()).isEqualTo(JobAction.DELETE);
    assertThat(later.observe().status().state()).isEqualTo("Pending");

    var again = later.observed().withoutJob();
    assertThat(again.observe().action()).isEqualTo(JobAction.CREATE);
    var runs =
        again
            .withJob("job-2")
            .pod(p -> running().apply(p.editMetadata().withName("another").endMetadata()))
            .observed();
    assertThat(runs.trial().getStatus().state()).isEqualTo("Running");
    assertThat(runs.trial().getStatus().disruptions()).isEqualTo(1);
  }

  @Test
  void aReportStandsThoughTheJobIsBeingRemovedOrGone() {
    var ran = search().withJob().pod(running()).observed().podChanged(scored(0.75));
    var removed =
        ran.jobChanged(
            j -> j.editMetadata().withDeletionTimestamp("2026-03-01T11:59:59Z").endMetadata());

    assertThat(removed.observe().status().score()).isEqualTo(0.75);
    assertThat(ran.withoutJob().observe().status().score()).isEqualTo(0.75);
    assertThat(ran.withoutJob().observe().action()).isEqualTo(JobAction.KEEP);
  }

  @Test
  void anEvictionForItsOwnLimitsIsAFailureInTheKubeletsWords() {
    var evicted =
        search()
            .withJob()
            .pod(running())
            .observed()
            .podChanged(terminated(143, "ContainerStatusUnknown", null))
            .podChanged(LostPodsTest::evictedForItsLimits)
            .podChanged(LostPodsTest::withoutTimes);

    var observation = evicted.observe();
    assertThat(observation.status().state()).isEqualTo("Failed");
    assertThat(failed(observation).getReason()).isEqualTo("Evicted");
    assertThat(failed(observation).getMessage()).isEqualTo("Usage of EmptyDir volume exceeds 1Ki");
    assertThat(observation.action()).isEqualTo(JobAction.DELETE);
    assertThat(observation.status().completionTime()).isEqualTo("2026-03-01T12:00:00Z");
  }

  @Test
  void anEvictionByTheNodeIsADisruption() {
    var evicted =
        search()
            .withJob()
            .pod(running())
            .observed()
            .podChanged(terminated(143, "Error", null))
            .podChanged(LostPodsTest::evictedForItsLimits)
            .podChanged(disrupted());

    assertThat(evicted.observe().status().state()).isEqualTo("Running");
  }

  @Test
  void aTrainerThatAlwaysEndsAsIfTerminatedFails() {
    var twice = search().withJob().pod(terminated(143, null)).pod(terminated(143, null));
    assertThat(twice.observe().status().state()).isEqualTo("Running");

    var observation = twice.pod(terminated(143, null)).observe();
    assertThat(failed(observation).getReason()).isEqualTo("TrainerError");
    assertThat(failed(observation).getMessage())
        .startsWith("3 trainers ended with exit code 143, as after SIGTERM");
    assertThat(observation.action()).isEqualTo(JobAction.DELETE);
  }

  @Test
  void aPodWithSchedulingGatesIsQueuedHoweverLong() {
    var gated =
        search()
            .withJob()
            .pod(unscheduled("SchedulingGated", "Scheduling is blocked due to non-empty gates"))
            .podChanged(
                p ->
                    p.editSpec()
                        .addNewSchedulingGate()
                        .withName("kueue.x-k8s.io/admission")
                        .endSchedulingGate()
                        .endSpec());

    var observation = gated.at("2026-03-02T12:00:00Z").observe();
    assertThat(observation.status().state()).isEqualTo("Pending");
    assertThat(observation.action()).isEqualTo(JobAction.KEEP);
  }

  static Stream<Arguments> unreadable() {
    return Stream.of(
        arguments("nothing", "", "the trainer ended without a report"),
        arguments("a log", "Segmentation fault", "not a trial report"),
        arguments(
            "a truncated one", "{\"schemaVersion\":1,\"outcome\":\"Sco", "not a trial report"),
        arguments(
            "one of another version",
            "{\"schemaVersion\":9,\"outcome\":\"Scored\",\"score\":0.5}",
            "schemaVersion is 9; this operator reads 1"),
        arguments(
            "one without a score",
            "{\"schemaVersion\":1,\"outcome\":\"Scored\"}",
            "score: a finite number if and only if outcome is Scored"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unreadable")
  void aReportThatCannotBeReadSaysWhyAndHowItBegins(String sentence, String left, String why) {
    var observation =
        search()
            .withJob()
            .pod(terminated(0, left))
            .jobCondition("Complete", "CompletionsReached", "done")
            .at("2026-03-01T12:00:30Z")
            .observe();

    assertThat(failed(observation).getReason()).isEqualTo("BadReport");
    assertThat(failed(observation).getMessage()).contains(why).contains(left);
  }

  /** As with the sidecars of a service mesh, which no study names. */
  @Test
  void aReportThatWasCutForTheSakeOfOtherContainersSaysHowMuchIsKept() {
    var five =
        search()
            .withJob()
            .pod(terminated(0, "{".repeat(12288 / 5)))
            .podChanged(
                p ->
                    withProxy(p)
                        .editStatus()
                        .addNewInitContainerStatus()
                        .endInitContainerStatus()
                        .addNewInitContainerStatus()
                        .endInitContainerStatus()
                        .addNewInitContainerStatus()
                        .endInitContainerStatus()
                        .endStatus())
            .jobCondition("Complete", "CompletionsReached", "done");

    assertThat(failed(five.observe()).getMessage())
        .endsWith(
            "{ .. (of each of 5 containers Kubernetes keeps 2457 bytes: set the variable"
                + " AUTOFT_REPORT_BYTES of the container trainer in trainer.template to that)");
  }

  @Test
  void aLogThatMayHoldASecretIsNotShown() {
    var observation =
        search()
            .withJob()
            .pod(terminated(1, "Picked up JAVA_TOOL_OPTIONS: hunter2"))
            .podChanged(
                pod ->
                    pod.editSpec()
                        .editFirstContainer()
                        .withTerminationMessagePolicy("File")
                        .endContainer()
                        .endSpec())
            .jobFailed()
            .observe();

    assertThat(failed(observation).getReason()).isEqualTo("TrainerError");
    assertThat(observation.status().toString()).doesNotContain("hunter2");
  }

  @Test
  void aTrainerThatFailedBesideASidecarDecidesAtOnce() {
    var observation =
        search()
            .withJob()
            .pod(terminated(1, "Traceback: boom"))
            .podChanged(LostPodsTest::keptUpBySidecar)
            .observe();

    assertThat(failed(observation).getReason()).isEqualTo("TrainerError");
    assertThat(failed(observation).getMessage())
        .isEqualTo("the trainer ended with exit code 1; another container of the pod still runs");
    assertThat(observation.status().logTail()).isEqualTo("Traceback: boom");
    assertThat(observation.action()).isEqualTo(JobAction.DELETE);
  }

  /** Its GPU would be taken until the other container ends. */
  @Test
  void theJobOfATrainerThatScoredBesideASidecarIsRemoved() {
    var scored = search().withJob().pod(scored(0.5)).podChanged(LostPodsTest::keptUpBySidecar);

    assertThat(scored.observe().status().state()).isEqualTo("Scored");
    assertThat(scored.observed().observe().action()).isEqualTo(JobAction.DELETE);
    assertThat(search().withJob().pod(scored(0.5)).observed().observe().action())
        .isEqualTo(JobAction.KEEP);
  }

  /** As where its image cannot be had: no time limit of the trainer's. */
  @Test
  void aTrialThatIsBlockedStaysSoWhenItsPodRunsPastItsDeadline() {
    var blocked = search().withJob().pod(waiting("ErrImagePull", "no such image")).observed();

    var past = blocked.podChanged(pastDeadline()).observe();

    assertThat(past.status().state()).isEqualTo("Blocked");
    assertThat(past.status().conditions())
        .filteredOn(c -> c.getType().equals("Blocked"))
        .extracting(Condition::getReason)
        .containsExactly("ImagePull");
    assertThat(past.action()).isEqualTo(JobAction.DELETE);
  }

  /** Its node has lost power: nobody says that the pod has ended, and it gets no successor. */
  @Test
  void aPodThatDoesNotGoIsTold() {
    var removed =
        search()
            .withJob()
            .pod(running())
            .podChanged(
                p ->
                    p.editMetadata()
                        .withDeletionTimestamp("2026-03-01T12:10:00Z")
                        .endMetadata()
                        .editSpec()
                        .withNodeName("gpu-1")
                        .endSpec());

    var soon = removed.at("2026-03-01T12:10:30Z").observe();
    assertThat(soon.status().state()).isEqualTo("Running");
    assertThat(soon.lookAgain()).contains(Duration.ofSeconds(90));
    var later = removed.at("2026-03-01T12:12:00Z").observe();
    assertThat(later.status().conditions())
        .filteredOn(c -> c.getType().equals("Blocked"))
        .singleElement()
        .satisfies(
            told -> {
              assertThat(told.getReason()).isEqualTo("NodeLost");
              assertThat(told.getMessage()).contains("2026-03-01T12:10:00Z", "node gpu-1");
            });
    assertThat(later.action()).isEqualTo(JobAction.KEEP);

    var deleted = removed.withoutJob();
    assertThat(deleted.at("2026-03-01T12:11:59Z").observe().status().state()).isEqualTo("Pending");
    assertThat(reason(deleted.at("2026-03-01T12:12:00Z").observe()))
        .as("its Job went before that was told")
        .isEqualTo("NodeLost");

    var told = removed.at("2026-03-01T12:12:00Z").observed().at("2026-03-01T13:00:00Z");
    var jobless = told.withoutJob();
    assertThat(reason(jobless.observe())).as("its pod is still there").isEqualTo("NodeLost");
    for (var gone : List.of(told.withoutPods(), jobless.withoutPods())) {
      assertThat(gone.observe().status().state()).isEqualTo("Pending");
    }
  }

  @Test
  void aPodThatHasEndedIsNotWaitedForWhateverItsDeadlineWas() {
    var failed =
        search()
            .withJob()
            .pod(terminated(70, "Error", ""))
            .podChanged(LostPodsTest::boundToAnHour)
            .podChanged(p -> p.editStatus().withStartTime("2026-03-01T11:58:00Z").endStatus());

    assertThat(failed.at("2026-03-01T15:00:00Z").observe().status().state()).isEqualTo("Pending");
  }

  /** Its node is silent, and what would remove it is tolerated; or no kubelet ever took it. */
  @Test
  void aPodThatOutlivesItsDeadlineIsTold() {
    var taken =
        search()
            .withJob()
            .pod(running())
            .podChanged(p -> p.editStatus().withStartTime("2026-03-01T11:58:00Z").endStatus());
    var untaken = search().withJob().pod(p -> scheduled(p, "2026-03-01T11:58:00Z"));

    for (var silent : List.of(taken, untaken)) {
      var bound = silent.podChanged(LostPodsTest::boundToAnHour);
      var soon = bound.at("2026-03-01T12:59:59Z").observe();
      assertThat(soon.status().state()).isNotEqualTo("Blocked");
      assertThat(soon.lookAgain()).contains(Duration.ofSeconds(1));
      var later = bound.at("2026-03-01T13:00:00Z").observe();
      assertThat(reason(later)).isEqualTo("NodeLost");
      assertThat(Situation.decisive(later).getMessage()).contains("at 2026-03-01T12:58:00Z");
      assertThat(later.action()).isEqualTo(JobAction.KEEP);
    }
  }

  private static PodBuilder scheduled(PodBuilder pod, String time) {
    return pod.editStatus()
        .addNewCondition()
        .withType("PodScheduled")
        .withStatus("True")
        .withLastTransitionTime(time)
        .endCondition()
        .endStatus();
  }

  private static PodBuilder boundToAnHour(PodBuilder pod) {
    return pod.editSpec().withActiveDeadlineSeconds(3600L).endSpec();
  }

  /** An operator that was down sees the pod that the Job has started since. */
  @Test
  void aPodThatRanPastItsDeadlineDecidesThoughAnotherHasBegun() {
    var another = search().withJob().pod(running()).podChanged(pastDeadline()).pod(running());

    var observation = another.observe();

    assertThat(failed(observation).getReason()).isEqualTo("TimeLimit");
    assertThat(observation.action()).isEqualTo(JobAction.DELETE);
  }

  /** The Job would start it anew. */
  @Test
  void theJobOfATrialThatReportedBeforeItsPodFailedIsRemoved() {
    var report = Situation.scoredReport(PARAMETERS, 0.8);
    var crashed = search().withJob().pod(terminated(139, "Error", report)).observed();
    var besideFailure =
        search()
            .withJob()
            .pod(scored(0.8))
            .podChanged(p -> p.editStatus().withPhase("Failed").endStatus())
            .observed();

    for (var reported : List.of(crashed, crashed.pod(running()), besideFailure)) {
      var observation = reported.observe();
      assertThat(observation.status().state()).isEqualTo("Scored");
      assertThat(observation.action()).isEqualTo(JobAction.DELETE);
    }
  }

  @Test
  void aTrainerThatIsTakenAwayBesideASidecarHasNotFailed() {
    var observation =
        search()
            .withJob()
            .pod(terminated(143, null))
            .podChanged(LostPodsTest::keptUpBySidecar)
            .observe();

    assertThat(observation.status().state()).isEqualTo("Running");
  }

  @Test
  void anInitContainerThatFailsIsNamedWithTheEndOfItsLog() {
    var observation =
        search()
            .withJob()
            .pod(p -> p)
            .podChanged(
                p ->
                    initContainer(
                        p,
                        s ->
                            s.withNewTerminated()
                                .withExitCode(3)
                                .withMessage("no such bucket")
                                .endTerminated()))
            .podChanged(p -> p.editStatus().withPhase("Failed").endStatus())
            .jobFailed()
            .observe();

    assertThat(failed(observation).getMessage())
        .isEqualTo(
            "container fetch ended with exit code 3; Job has reached the specified backoff limit");
    assertThat(observation.status().logTail()).isEqualTo("no such bucket");
  }

  @Test
  void anInitContainerWhoseImageIsMissingBlocksTheTrial() {
    var observation =
        search()
            .withJob()
            .pod(p -> p)
            .podChanged(
                p -> initContainer(p, s -> s.withNewWaiting("no such image", "ErrImagePull")))
            .observe();

    assertThat(observation.status().state()).isEqualTo("Blocked");
    assertThat(observation.status().conditions())
        .filteredOn(c -> c.getType().equals("Blocked"))
        .extracting(Condition::getReason, Condition::getMessage)
        .containsExactly(tuple("ImagePull", "container fetch: ErrImagePull: no such image"));
  }

  @Test
  void aVolumeThatCannotBeMountedBlocksTheTrialWithinAMinute() {
    var unprepared =
        search()
            .withJob()
            .pod(
                p ->
                    scheduled(p, "2026-03-01T11:59:00Z")
                        .editStatus()
                        .addNewCondition()
                        .withType("PodReadyToStartContainers")
                        .withStatus("False")
                        .endCondition()
                        .endStatus());

    var soon = unprepared.at("2026-03-01T11:59:30Z").observe();
    assertThat(soon.status().state()).isEqualTo("Pending");
    assertThat(soon.lookAgain()).contains(Duration.ofSeconds(15));
    var later = unprepared.at("2026-03-01T11:59:45Z").observe();
    assertThat(later.status().conditions())
        .filteredOn(c -> c.getType().equals("Blocked"))
        .singleElement()
        .satisfies(
            blocked -> {
              assertThat(blocked.getReason()).isEqualTo("VolumeNotMounted");
              assertThat(blocked.getMessage()).endsWith("kubectl describe pod a says which");
            });

    var facts = unprepared.at("2026-03-01T11:59:45Z").facts();
    assertThat(PodVerdict.unexplained(facts)).contains(facts.pods().get(0));
    var explained =
        facts.withWarning(Optional.of("MountVolume.SetUp failed: secret \"keys\" not found"));
    assertThat(TrialObserver.verdict(explained).outcome().message())
        .endsWith("network not be set up: MountVolume.SetUp failed: secret \"keys\" not found");
  }

  private static PodBuilder keptUpBySidecar(PodBuilder pod) {
    return withProxy(pod).editStatus().withPhase("Running").endStatus();
  }

  private static PodBuilder withProxy(PodBuilder pod) {
    return pod.editSpec().addNewContainer().withName("proxy").endContainer().endSpec();
  }

  private static PodBuilder initContainer(
      PodBuilder pod, UnaryOperator<ContainerStateBuilder> state) {
    return pod.editStatus()
        .addNewInitContainerStatus()
        .withName("fetch")
        .withState(state.apply(new ContainerStateBuilder()).build())
        .endInitContainerStatus()
        .endStatus();
  }

  private static PodBuilder evictedForItsLimits(PodBuilder pod) {
    return pod.editStatus()
        .withReason("Evicted")
        .withMessage("Usage of EmptyDir volume exceeds 1Ki")
        .endStatus();
  }

  /** As the kubelet leaves a container whose end it has not seen. */
  private static PodBuilder withoutTimes(PodBuilder pod) {
    UnaryOperator<PodBuilder> change =
        p ->
            p.editStatus()
                .editFirstContainerStatus()
                .editState()
                .editTerminated()
                .withStartedAt(null)
                .withFinishedAt(null)
                .endTerminated()
                .endState()
                .endContainerStatus()
                .endStatus();
    return change.apply(pod);
  }

  private static Condition failed(TrialObservation observation) {
    return observation.status().conditions().stream()
        .filter(c -> c.getType().equals("Failed"))
        .findFirst()
        .orElseThrow();
  }
}
