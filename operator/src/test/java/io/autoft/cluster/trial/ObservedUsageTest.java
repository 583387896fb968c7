package io.autoft.cluster.trial;

import static io.autoft.cluster.trial.Situation.counts;
import static io.autoft.cluster.trial.Situation.disrupted;
import static io.autoft.cluster.trial.Situation.failedWith;
import static io.autoft.cluster.trial.Situation.running;
import static io.autoft.cluster.trial.Situation.scored;
import static io.autoft.cluster.trial.Situation.search;
import static io.autoft.cluster.trial.Situation.terminated;
import static io.autoft.cluster.trial.Situation.unscheduled;
import static io.autoft.contract.Reason.TrainerError;
import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.trial.TrialUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pods of a trial, counted. */
class ObservedUsageTest {

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

    var replaced =
        gone.pod(running()).podChanged(p -> p.editMetadata().withName("z").endMetadata());
    assertThat(counts(replaced.observed())).isEqualTo("2 attempts, 1 disruptions");
    assertThat(counts(replaced.observed().observed())).isEqualTo("2 attempts, 1 disruptions");
  }

  @Test
  void theWaitForAnotherPodIsNoRun() {
    var gone = search().withJob().pod(running()).observed().withoutPods().observed();
    assertThat(usage(gone)).as("from 11:58:30 to now").isEqualTo(new TrialUsage(1, 1, 90, 0));

    var later =
        gone.at("2026-03-01T15:00:00Z")
            .observed()
            .pod(running())
            .podChanged(p -> p.editMetadata().withName("z").endMetadata());
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
            .podChanged(p -> p.editMetadata().withName("z").endMetadata());
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

  private static TrialUsage usage(Situation situation) {
    return StoredTrial.of(situation.trial()).usage();
  }
}
