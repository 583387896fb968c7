package io.autoft.cluster.metrics;

import static java.util.Objects.requireNonNull;

import io.autoft.api.v1alpha1.AutoFTTrialSpec;
import io.autoft.api.v1alpha1.SamplerType;
import io.autoft.cluster.crd.AutoFTStudy;
import io.autoft.cluster.crd.AutoFTTrial;
import io.autoft.study.StudyPlan;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Measures how studies are planned. */
@Singleton
public final class StudyMetrics {

  private static final Duration[] PROPOSALS = {
    Duration.ofMillis(5),
    Duration.ofMillis(25),
    Duration.ofMillis(100),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5),
    Duration.ofSeconds(30)
  };

  private final MeterRegistry registry;
  private final HandOffs handOffs;
  private final StudyCollector collector;

  /** Nothing has been planned yet. */
  public StudyMetrics(MeterRegistry registry, HandOffs handOffs, StudyCollector collector) {
    this.registry = requireNonNull(registry, "registry is null");
    this.handOffs = requireNonNull(handOffs, "handOffs is null");
    this.collector = requireNonNull(collector, "collector is null");
  }

  /** Tells from now on how the studies and trials in these caches stand. */
  public void watch(Supplier<Stream<AutoFTStudy>> studies, Supplier<Stream<AutoFTTrial>> trials) {
    collector.watch(studies, trials);
  }

  /**
   * A plan, and how long it took.
   *
   * @param planner of which nearly all of the time goes into proposals, where there are any
   */
  public StudyPlan timed(Supplier<StudyPlan> planner) {
    var clock = registry.config().clock();
    long began = clock.monotonicTime();
    var plan = planner.get();
    long took = clock.monotonicTime() - began;
    var proposals =
        plan.create().stream().map(AutoFTTrialSpec::proposal).filter(Objects::nonNull).toList();
    proposals.forEach(
        proposal ->
            proposals(proposal.sampler()).record(took / proposals.size(), TimeUnit.NANOSECONDS));
    return plan;
  }

  /**
   * A plan has been made, and is about to be carried out.
   *
   * @param completion when the trial of a name has ended, if that is known
   */
  public void planned(
      AutoFTStudy study, StudyPlan plan, Function<String, Optional<Instant>> completion) {
    handOffs.planned(study, plan, completion);
  }

  private Timer proposals(SamplerType sampler) {
    return Timer.builder("autoft.proposal")
        .description("Time that a sampler took for the parameters of one trial")
        .tag("sampler", sampler.name())
        .serviceLevelObjectives(PROPOSALS)
        .register(registry);
  }
}
