package io.autoft.cluster.trial;

import static io.autoft.cluster.trial.Situation.counts;
import static io.autoft.cluster.trial.Situation.disrupted;
import static io.autoft.cluster.trial.Situation.failedWith;
import static io.autoft.cluster.trial.Situation.reason;
import static io.autoft.cluster.trial.Situation.running;
import static io.autoft.cluster.trial.Situation.scored;
import static io.autoft.cluster.trial.Situation.search;
import static io.autoft.cluster.trial.Situation.terminated;
import static io.autoft.cluster.trial.Situation.unscheduled;
import static io.autoft.contract.Reason.TrainerError;
import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.cluster.TrialRecords;
import io.autoft.testing.TrialObjects;
import io.autoft.trial.TrialOutcome;
import io.autoft.trial.TrialUsage;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pods of a trial, counted. */
class ObservedUsageTest {

  private static final Optional<Instant> STARTED =
      Optional.of(Instant.parse("2026-03-01T11:58:30Z"));

  private static final String NO_NODE = "0/3 nodes are available: 3 Insufficient nvidia.com/gpu.";

  @Test
  void anEvictedPodThatIsReplacedIsADisruption() {
    var evicted =
        search()
            .withJob()
            .pod(running())
            .observed()
            .podChanged(terminated(137, "Error", ""))
            .podChanged(disrupted())
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

    var replaced = gone.pod(running()).podChanged(named("z"));
    assertThat(counts(replaced.observed())).isEqualTo("2 attempts, 1 disruptions");
    assertThat(counts(replaced.observed().observed())).isEqualTo("2 attempts, 1 disruptions");
  }

  @Test
  void theWaitForAnotherPodIsNoRun() {
    var gone = search().withJob().pod(running()).observed().withoutPods().observed();
    assertThat(usage(gone)).as("from 11:58:30 to now").isEqualTo(new TrialUsage(1, 1, 90, 0));

    var later = gone.at("2026-03-01T15:00:00Z").observed().pod(running()).podChanged(named("z"));
    assertThat(usage(later.observed())).isEqualTo(new TrialUsage(2, 1, 90, 0));
  }

  @Test
  void aPodThatFailedAndIsReplacedIsAnAttempt() {
    var failed =
        search().withJob().pod(running()).observed().podChanged(failedWith(TrainerError, "boom"));

    assertThat(counts(failed.pod(running()).observed())).isEqualTo("2 attempts, 0 disruptions");
  }

  /** The operator was down meanwhile. */
  @Test
  void podsThatCameAndWentUnseenAreAttempts() {
    var failed =
        search().withJob().pod(running()).observed().podChanged(failedWith(TrainerError, "boom"));
    var twice = failed.pod(running()).podChanged(failedWith(TrainerError, "boom"));
    var thrice = twice.pod(running()).observed();

    assertThat(counts(thrice)).isEqualTo("3 attempts, 0 disruptions");
    assertThat(usage(thrice).seconds()).isGreaterThan(usage(twice.observed()).seconds());
    assertThat(counts(thrice.observed())).isEqualTo("3 attempts, 0 disruptions");
  }

  @Test
  void aPodThatWasTakenAwayUnseenIsADisruption() {
    var taken =
        search()
            .withJob()
            .pod(running())
            .podChanged(terminated(137, "Error", ""))
            .podChanged(disrupted());

    assertThat(counts(taken.pod(running()).observed())).isEqualTo("2 attempts, 1 disruptions");
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
            .podChanged(named("z"));
    assertThat(counts(replaced.observed())).isEqualTo("2 attempts, 0 disruptions");
  }

  @Test
  void secondsAndGpuSecondsAreCountedOverAllAttempts() {
    var first =
        search()
            .study("spec.trainer.resources", "{limits: {nvidia.com/gpu: 2, cpu: 4}}")
            .withJob()
            .pod(running())
            .observed();
    assertThat(usage(first)).as("none has ended").isEqualTo(new TrialUsage(1, 0, 0, 0));

    var second = first.podChanged(terminated(1, "boom")).pod(running()).observed();
    assertThat(usage(second)).isEqualTo(new TrialUsage(2, 0, 89, 178));

    var end = second.podChanged(scored(0.8)).observed();
    assertThat(usage(end)).as("62 seconds more").isEqualTo(new TrialUsage(2, 0, 151, 302));
    assertThat(usage(end.observed())).as("once").isEqualTo(usage(end));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      value = {
        "{cpu: 4}; 0",
        "{nvidia.com/gpu: 1}; 1",
        "{amd.com/gpu: 3}; 3",
        "{nvidia.com/mig-1g.5gb: 2}; 2",
        "{nvidia.com/mig-1g.5gb: 2, nvidia.com/gpu: 1}; 3",
        "{example.com/gpus: 2}; 0"
      })
  void gpusAreLimitsOfThatName(String limits, double gpus) {
    var end =
        search()
            .study("spec.trainer.resources", "{limits: " + limits + "}")
            .withJob()
            .pod(scored(0.8))
            .observed();

    assertThat(usage(end)).isEqualTo(new TrialUsage(1, 0, 62, 62 * gpus));
  }

  /** It began at 11:58:30, and two minutes after it should have ended nobody has heard of it. */
  private static Situation lostWithItsNode() {
    return search()
        .withJob()
        .pod(running())
        .podChanged(
            p -> p.editMetadata().withDeletionTimestamp("2026-03-01T12:10:00Z").endMetadata())
        .observed()
        .at("2026-03-01T12:12:00Z")
        .observed()
        .at("2026-03-01T15:00:00Z");
  }

  @Test
  void aRunOnANodeThatIsLostLastsUntilThatIsSeen() {
    var lost = lostWithItsNode();
    assertThat(reason(lost.observe())).isEqualTo("NodeLost");

    assertThat(PodVerdict.unexplained(lost.withoutPods().facts()))
        .as("the run is counted before it is asked why there is no other pod")
        .isEmpty();

    var run = new TrialUsage(1, 1, 810, 0);
    var gone = lost.withoutPods().observed();
    assertThat(usage(gone)).as("from 11:58:30 to 12:12:00").isEqualTo(run);
    assertThat(usage(lost.withoutPods().withoutJob().observed())).isEqualTo(run);
    assertThat(usage(gone.observed())).as("once").isEqualTo(run);

    var again = new TrialUsage(2, 1, 810, 0);
    for (var replaced : List.of(gone.observed(), lost.withoutPods())) {
      assertThat(usage(replaced.pod(running()).podChanged(named("z")).observed())).isEqualTo(again);
    }
    var removedWithItsNode = lost.podChanged(disrupted()).pod(running());
    assertThat(usage(removedWithItsNode.observed())).isEqualTo(again);
  }

  @Test
  void aTrialThatIsStoppedWhileItsNodeIsLostRanUntilThatWasSeen() {
    var stopped =
        lostWithItsNode().study("spec.suspend", "true").study("spec.suspendPolicy", "Stop");

    for (var waits : List.of(stopped, stopped.withoutPods(), stopped.withoutJob())) {
      assertThat(usage(waits.observed())).isEqualTo(new TrialUsage(1, 0, 810, 0));
      assertThat(usage(waits.observed().withoutPods().observed()).seconds()).isEqualTo(810);
    }
  }

  /** The operator was down meanwhile. */
  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"Suspended", "Complete", "FailureTarget"})
  void aRunOfWhichNothingIsLeftIsOverWhenItsJobSaysSo(String condition) {
    var ran = search().withJob().pod(running()).observed().withoutPods();

    var ended = ran.jobCondition(condition, "", "").at("2026-03-01T15:00:00Z");
    assertThat(usage(ended.observed()).seconds()).as("11:58:30 to 11:59:59").isEqualTo(89);
    assertThat(usage(ended.observed().observed()).seconds()).as("once").isEqualTo(89);
  }

  /** Resumed as well, so that its Job says nothing of it any more. */
  @Test
  void aRunOfWhichNothingIsLeftIsOverWhenTheNextPodIsCreated() {
    var resumed =
        search()
            .withJob()
            .pod(running())
            .observed()
            .withoutPods()
            .at("2026-03-01T15:00:00Z")
            .pod(named("z"))
            .podChanged(
                p -> p.editMetadata().withCreationTimestamp("2026-03-01T12:30:00Z").endMetadata());

    assertThat(usage(resumed.observed())).isEqualTo(new TrialUsage(2, 1, 1890, 0));
  }

  /** What is cached of the Job may be older than the run. */
  @Test
  void whatItsJobSaidBeforeARunIsNotItsEnd() {
    var admitted =
        search()
            .withJob()
            .jobChanged(
                j ->
                    j.editOrNewStatus()
                        .addNewCondition()
                        .withType("Suspended")
                        .withStatus("True")
                        .withLastTransitionTime("2026-03-01T11:58:00Z")
                        .endCondition()
                        .endStatus())
            .pod(running());

    assertThat(usage(admitted.observed().withoutPods().observed()).seconds()).isEqualTo(90);
  }

  /** What is there by now is what the next trainers get. */
  @Test
  void aRunHoldsTheGpusOfItsPodWhateverTheStudySaysSince() {
    var runs = resources(search(), "{limits: {nvidia.com/gpu: 2}}").withJob().pod(running());
    var changed = resources(runs.observed(), "{limits: {nvidia.com/gpu: 8}}");
    assertThat(TrialRecords.of(runs.observed().trial()).outcome())
        .isEqualTo(new TrialOutcome.Running("the trainer runs", STARTED, Optional.of(2.0)));

    var end = changed.podChanged(scored(0.8)).observed();
    assertThat(usage(end)).isEqualTo(new TrialUsage(1, 0, 62, 124));
    var gone = changed.withoutPods().observed();
    assertThat(usage(gone)).as("as it was noted").isEqualTo(new TrialUsage(1, 1, 90, 180));
    var eight = gone.withJob("job-2").pod(scored(0.8)).podChanged(named("z")).observed();
    assertThat(usage(eight)).isEqualTo(new TrialUsage(2, 1, 152, 180 + 62 * 8));
    var unseen = resources(runs, "{}").podChanged(terminated(1, "boom")).pod(running()).observed();
    assertThat(usage(unseen)).isEqualTo(new TrialUsage(2, 0, 62, 124));
  }

  @Test
  void theGpusOfATemplateCountToo() {
    var end =
        search()
            .study(
                "spec.trainer.template",
                "{spec: {containers: [{name: trainer, resources: {limits: {amd.com/gpu: 2}}}]}}")
            .withJob()
            .pod(scored(0.8))
            .observed();

    assertThat(usage(end)).isEqualTo(new TrialUsage(1, 0, 62, 124));
  }

  /** Whoever noted the pod did not note its GPUs. */
  @Test
  void theStudySaysWhatAPodHeldOfWhichNothingElseIsKnown() {
    var runs = resources(search(), "{limits: {nvidia.com/gpu: 2}}").withJob().pod(running());
    var noted = runs.observed();
    TrialObjects.with(noted.trial(), "gpus", null);

    assertThat(usage(noted.withoutPods().observed())).isEqualTo(new TrialUsage(1, 1, 90, 180));
  }

  private static Situation resources(Situation situation, String yaml) {
    return situation.study("spec.trainer.resources", yaml);
  }

  private static UnaryOperator<PodBuilder> named(String name) {
    return pod -> pod.editMetadata().withName(name).endMetadata();
  }

  private static TrialUsage usage(Situation situation) {
    return TrialRecords.of(situation.trial()).usage();
  }
}
