package io.autoft.study;

import io.autoft.api.v1alpha1.AutoFTStudySpec;
import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.trial.TrialLog;
import io.autoft.trial.TrialOutcome;
import io.autoft.trial.TrialRecord;
import io.autoft.trial.TrialResources;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * What a search has used up to a moment. Its trials are baselines and those of the sampler; what
 * follows the search is limited by no budget.
 *
 * @param seconds that it has lasted, not suspended
 * @param gpuSeconds of attempts that have ended
 * @param runningGpuSeconds of those that run, so far
 * @param runningGpus that these hold
 */
public record SearchUsage(
    long seconds, double gpuSeconds, double runningGpuSeconds, double runningGpus) {

  /** A trainer that runs. */
  private record Run(double gpus, double seconds) {}

  /** What follows from the trials and the clock. */
  public static SearchUsage of(
      AutoFTStudySpec study, TrialLog log, SearchClock clock, Instant now) {
    var runs = trials(log).flatMap(trial -> run(study, trial, now)).toList();
    return new SearchUsage(
        clock.secondsAt(now),
        trials(log).mapToDouble(e -> e.usage().gpuSeconds()).sum(),
        runs.stream().mapToDouble(run -> run.gpus() * run.seconds()).sum(),
        runs.stream().mapToDouble(Run::gpus).sum());
  }

  /** Seconds times GPUs of all attempts, those that run included. */
  public double allGpuSeconds() {
    return gpuSeconds + runningGpuSeconds;
  }

  private static Stream<TrialRecord> trials(TrialLog log) {
    return Stream.of(TrialPurpose.Baseline, TrialPurpose.Search).flatMap(log::of);
  }

  private static Stream<Run> run(AutoFTStudySpec study, TrialRecord trial, Instant now) {
    return trial.outcome() instanceof TrialOutcome.Running running
        ? running.since().stream()
            .map(since -> Math.max(0, Duration.between(since, now).toMillis() / 1000.0))
            .map(seconds -> new Run(gpus(study, trial, running), seconds))
        : Stream.empty();
  }

  /** What the study says is of trainers that are started now; those that run may hold others. */
  private static double gpus(
      AutoFTStudySpec study, TrialRecord trial, TrialOutcome.Running running) {
    return running.gpus().orElseGet(() -> TrialResources.gpus(trial.spec(), study));
  }
}
