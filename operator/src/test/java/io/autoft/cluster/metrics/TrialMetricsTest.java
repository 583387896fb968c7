package io.autoft.cluster.metrics;

import static io.autoft.testing.TrialObjects.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.cluster.crd.AutoFTTrial;
import io.autoft.testing.TrialObjects;
import io.autoft.testing.TrialSpecs;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What is counted when the status of a trial is stored in the place of another. */
class TrialMetricsTest {

  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final TrialMetrics metrics =
      new TrialMetrics(registry, new HandOffs(registry), Clock.systemUTC());

  private final AutoFTTrial created = TrialObjects.created(TrialSpecs.search());
  private final AutoFTTrial running = TrialObjects.running(TrialSpecs.search());
  private final AutoFTTrial scored =
      with(TrialObjects.scored(TrialSpecs.search(), 0.5), "completionTime", "2026-03-01T09:02:30Z");

  @Test
  void countsAnEndOnce() {
    metrics.stored(created, running.getStatus());
    assertThat(ended("Scored")).isZero();

    metrics.stored(running, scored.getStatus());
    assertThat(ended("Scored")).isEqualTo(1);

    metrics.stored(scored, scored.getStatus());
    assertThat(ended("Scored")).isEqualTo(1);
  }

  @Test
  void countsAnEndWithoutABeginning() {
    metrics.stored(created, scored.getStatus());

    assertThat(ended("Scored")).isEqualTo(1);
  }

  @Test
  void tellsOutcomesApart() {
    var failed = TrialObjects.failed(TrialSpecs.search(), "TrainerError", "boom");
    with(failed, "completionTime", "2026-03-01T09:02:30Z");

    metrics.stored(running, failed.getStatus());

    assertThat(ended("Failed")).isEqualTo(1);
    assertThat(ended("Scored")).isZero();
    assertThat(ended("Diverged")).isZero();
  }

  @Test
  void aTrialThatIsBlockedHasNotEnded() {
    var blocked = TrialObjects.blocked(TrialSpecs.search(), "DataMissing", "no such folder");

    metrics.stored(running, blocked.getStatus());

    assertThat(registry.get("autoft.trials").counters())
        .extracting(Counter::count)
        .containsOnly(0.0);
  }

  /** So that the first of them is seen by a rate. */
  @Test
  void everyPurposeAndOutcomeIsThereFromTheStart() {
    assertThat(registry.get("autoft.trials").counters()).hasSize(4 * 3);
    assertThat(registry.get("autoft.gpu").counters()).hasSize(4);
    assertThat(registry.get("autoft.trial.duration").timers()).hasSize(4);
  }

  /** The trainer started at nine. */
  @Test
  void measuresTheRunThatLedToTheOutcome() {
    metrics.stored(running, scored.getStatus());

    var durations = registry.get("autoft.trial.duration").tag("purpose", "Search").timer();
    assertThat(durations.count()).isEqualTo(1);
    assertThat(durations.totalTime(TimeUnit.SECONDS)).isEqualTo(150);
  }

  @Test
  void addsWhatIsNewOfDisruptionsAndGpuSeconds() {
    var twice = TrialObjects.running(TrialSpecs.search());
    with(with(twice, "disruptions", 1), "gpuSeconds", 40.0);
    var again = TrialObjects.running(TrialSpecs.search());
    with(with(again, "disruptions", 3), "gpuSeconds", 100.5);

    metrics.stored(running, twice.getStatus());
    metrics.stored(twice, twice.getStatus());
    metrics.stored(twice, again.getStatus());

    assertThat(registry.get("autoft.trial.disruptions").counter().count()).isEqualTo(3);
    assertThat(registry.get("autoft.gpu").tag("purpose", "Search").counter().count())
        .isEqualTo(100.5);
  }

  /** A process that begins counts nothing that another has stored. */
  @Test
  void aLaterProcessCountsWhatItSeesHappenAlone() {
    metrics.stored(running, scored.getStatus());
    var later = new SimpleMeterRegistry();
    var restarted = new TrialMetrics(later, new HandOffs(later), Clock.systemUTC());

    restarted.stored(scored, scored.getStatus());

    assertThat(later.get("autoft.trials").counters()).extracting(Counter::count).containsOnly(0.0);
    assertThat(later.get("autoft.trial.duration").timers())
        .extracting(Timer::count)
        .containsOnly(0L);
  }

  private double ended(String outcome) {
    return registry
        .get("autoft.trials")
        .tag("purpose", "Search")
        .tag("outcome", outcome)
        .counter()
        .count();
  }
}
