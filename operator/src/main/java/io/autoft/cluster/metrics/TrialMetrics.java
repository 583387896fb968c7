package io.autoft.cluster.metrics;

import static java.util.Objects.requireNonNull;

import io.autoft.api.v1alpha1.AutoFTTrialStatus;
import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.cluster.TrialRecords;
import io.autoft.cluster.crd.AutoFTTrial;
import io.autoft.status.TrialState;
import io.autoft.status.TrialStatusView;
import io.autoft.trial.TrialRecord;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Counts what becomes of trials. */
@Singleton
public final class TrialMetrics {

  /** From a minute's fine-tuning to a day's final training. */
  private static final Duration[] DURATIONS = {
    Duration.ofSeconds(15),
    Duration.ofSeconds(30),
    Duration.ofMinutes(1),
    Duration.ofMinutes(2),
    Duration.ofMinutes(5),
    Duration.ofMinutes(10),
    Duration.ofMinutes(30),
    Duration.ofHours(1),
    Duration.ofHours(3),
    Duration.ofHours(8),
    Duration.ofHours(24)
  };

  /** From a pod that finds its image on an idle node to one that waits for others to end. */
  private static final Duration[] WAITS = {
    Duration.ofSeconds(2),
    Duration.ofSeconds(5),
    Duration.ofSeconds(15),
    Duration.ofMinutes(1),
    Duration.ofMinutes(5),
    Duration.ofMinutes(15),
    Duration.ofHours(1),
    Duration.ofHours(4),
    Duration.ofHours(24)
  };

  private final MeterRegistry registry;
  private final HandOffs handOffs;
  private final Clock clock;
  private final Counter disruptions;
  private final Timer waits;

  /**
   * Nothing has happened yet.
   *
   * @param registry gets a meter for every purpose and outcome at once: a counter that begins with
   *     its first count hides that from a rate
   */
  public TrialMetrics(MeterRegistry registry, HandOffs handOffs, Clock clock) {
    this.registry = requireNonNull(registry, "registry is null");
    this.handOffs = requireNonNull(handOffs, "handOffs is null");
    this.clock = requireNonNull(clock, "clock is null");
    disruptions =
        Counter.builder("autoft.trial.disruptions")
            .description(
                "Trainers that were taken away, by an eviction or with a node, and replaced")
            .register(registry);
    waits =
        Timer.builder("autoft.trial.queue")
            .description(
                "From the creation of a trial's Job, or of a pod that replaces one, to the start of the trainer")
            .serviceLevelObjectives(WAITS)
            .register(registry);
    for (var purpose : TrialPurpose.values()) {
      Stream.of(TrialState.Scored, TrialState.Diverged, TrialState.Failed)
          .forEach(outcome -> ends(purpose, outcome));
      gpuSeconds(purpose);
      durations(purpose);
    }
  }

  /**
   * Counts what is new in a status that has just been stored.
   *
   * @param read the trial with the status that this one took the place of
   */
  public void stored(AutoFTTrial read, AutoFTTrialStatus status) {
    var purpose = read.getSpec().purpose();
    var former = TrialRecords.of(read);
    var later = TrialStatusView.read(read.getSpec(), Optional.of(status));
    disruptions.increment(Math.max(0, later.usage().disruptions() - former.usage().disruptions()));
    gpuSeconds(purpose)
        .increment(Math.max(0, later.usage().gpuSeconds() - former.usage().gpuSeconds()));
    if (hasEnded(former, later)) {
      ends(purpose, TrialState.of(later.outcome())).increment();
      duration(status).ifPresent(durations(purpose)::record);
    }
  }

  /** A trainer has begun, for which a trial has waited so long. */
  public void begun(Duration wait) {
    waits.record(wait);
  }

  /** A Job of the trial has been created. */
  public void jobCreated(AutoFTTrial trial) {
    handOffs.taken(trial, clock.instant());
  }

  private static boolean hasEnded(TrialRecord former, TrialRecord later) {
    return later.finished() && !former.finished();
  }

  private static Optional<Duration> duration(AutoFTTrialStatus status) {
    return Optional.ofNullable(status.startTime())
        .map(Instant::parse)
        .map(start -> Duration.between(start, Instant.parse(status.completionTime())));
  }

  private Counter ends(TrialPurpose purpose, TrialState outcome) {
    return Counter.builder("autoft.trials")
        .description("Trials that have ended")
        .tag("purpose", purpose.name())
        .tag("outcome", outcome.name())
        .register(registry);
  }

  private Counter gpuSeconds(TrialPurpose purpose) {
    return Counter.builder("autoft.gpu")
        .baseUnit("seconds")
        .description(
            "Seconds that trainers ran, times the GPUs that they held; counted at their end")
        .tag("purpose", purpose.name())
        .register(registry);
  }

  private Timer durations(TrialPurpose purpose) {
    return Timer.builder("autoft.trial.duration")
        .description("From the start of the trainer that led to a trial's outcome to its end")
        .tag("purpose", purpose.name())
        .serviceLevelObjectives(DURATIONS)
        .register(registry);
  }
}
