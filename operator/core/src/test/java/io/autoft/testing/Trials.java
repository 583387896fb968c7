package io.autoft.testing;

import io.autoft.api.v1alpha1.AutoFTTrialSpec;
import io.autoft.api.v1alpha1.EnsembleCurve;
import io.autoft.api.v1alpha1.TestScore;
import io.autoft.trial.TrialOutcome;
import io.autoft.trial.TrialRecord;
import io.autoft.trial.TrialResult;
import io.autoft.trial.TrialUsage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Trials as they stand in a study's log. */
public final class Trials {

  private static final TrialUsage ONE_ATTEMPT = new TrialUsage(1, 0, 60, 0);

  private Trials() {}

  /** Created, and not looked at yet. */
  public static TrialRecord created(AutoFTTrialSpec spec) {
    return TrialRecord.planned(spec);
  }

  public static TrialRecord pending(AutoFTTrialSpec spec, String reason, String message) {
    return of(spec, new TrialOutcome.Pending(reason, message));
  }

  /** With its study, which is suspended. */
  public static TrialRecord stopped(AutoFTTrialSpec spec) {
    return of(spec, TrialOutcome.Pending.suspended());
  }

  public static TrialRecord running(AutoFTTrialSpec spec) {
    return of(spec, new TrialOutcome.Running("the trainer runs"));
  }

  public static TrialRecord running(AutoFTTrialSpec spec, Instant since) {
    return of(spec, new TrialOutcome.Running("the trainer runs", Optional.of(since)));
  }

  /** The same, whose attempts have taken so long. */
  public static TrialRecord used(TrialRecord trial, double seconds, double gpuSeconds) {
    return new TrialRecord(
        trial.spec(), trial.outcome(), new TrialUsage(1, 0, seconds, gpuSeconds));
  }

  public static TrialRecord scored(AutoFTTrialSpec spec, double score) {
    return scored(spec, result(Optional.of(score), List.of(), Optional.empty(), List.of()));
  }

  /** From a trainer that reports the groups of the model's parameters. */
  public static TrialRecord scored(AutoFTTrialSpec spec, double score, List<String> groups) {
    return scored(spec, result(Optional.of(score), List.of(), Optional.empty(), groups));
  }

  /** A final training, tested. */
  public static TrialRecord tested(
      AutoFTTrialSpec spec, double score, List<TestScore> tests, Optional<EnsembleCurve> ensemble) {
    return scored(spec, result(Optional.of(score), tests, ensemble, List.of()));
  }

  public static TrialRecord scored(AutoFTTrialSpec spec, TrialResult result) {
    return of(spec, new TrialOutcome.Scored(result));
  }

  /** The trial as a cache has it. */
  public static TrialRecord withoutResamples(TrialRecord trial) {
    return trial.outcome() instanceof TrialOutcome.Scored scored
        ? new TrialRecord(
            trial.spec(), new TrialOutcome.Scored(withoutResamples(scored.result())), trial.usage())
        : trial;
  }

  private static TrialResult withoutResamples(TrialResult result) {
    return new TrialResult(
        result.score(),
        result.standardError(),
        result.metrics(),
        Optional.empty(),
        result.tests(),
        result.ensemble(),
        result.parameterGroups(),
        result.checkpoint());
  }

  public static TrialRecord diverged(AutoFTTrialSpec spec) {
    return of(
        spec,
        new TrialOutcome.Diverged(
            result(Optional.empty(), List.of(), Optional.empty(), List.of()), "the loss is NaN"));
  }

  public static TrialRecord failed(AutoFTTrialSpec spec, String reason, String message) {
    return of(spec, new TrialOutcome.Failed(reason, message));
  }

  public static TrialRecord blocked(AutoFTTrialSpec spec, String reason, String message) {
    return of(spec, new TrialOutcome.Blocked(reason, message));
  }

  private static TrialRecord of(AutoFTTrialSpec spec, TrialOutcome outcome) {
    return new TrialRecord(spec, outcome, ONE_ATTEMPT);
  }

  private static TrialResult result(
      Optional<Double> score,
      List<TestScore> tests,
      Optional<EnsembleCurve> ensemble,
      List<String> groups) {
    return new TrialResult(
        score,
        score.map(s -> 0.01),
        Map.of(),
        Optional.empty(),
        tests,
        ensemble,
        groups,
        Optional.empty());
  }
}
