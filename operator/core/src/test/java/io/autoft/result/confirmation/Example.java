package io.autoft.result.confirmation;

import io.autoft.api.v1alpha1.AutoFTTrialSpec;
import io.autoft.api.v1alpha1.BaselineName;
import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.contract.Resamples;
import io.autoft.testing.TrialSpecs;
import io.autoft.testing.Trials;
import io.autoft.trial.TrialRecord;
import io.autoft.trial.TrialResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Objectives with scores, and trials with resamples, to start tests from. */
final class Example {

  private Example() {}

  /** A candidate without resamples. */
  static Repeats candidate(int number, double... scores) {
    return new Repeats(search(number, 0.9), true, scores, new double[scores.length][0], 0.01);
  }

  /** A candidate whose score moves by the same on a resample, whatever the seed. */
  static Repeats moved(int number, double score, double... deviations) {
    var resampled = new double[2][deviations.length];
    for (var row : resampled) {
      for (int b = 0; b < row.length; b++) {
        row[b] = score + deviations[b];
      }
    }
    return new Repeats(search(number, 0.9), true, new double[] {score, score}, resampled, 0.01);
  }

  static Repeats baseline(BaselineName name, double... scores) {
    var spec = TrialSpecs.of(0, TrialPurpose.Baseline, name, Map.of());
    return new Repeats(
        Trials.scored(spec, 0.5),
        name != BaselineName.ZeroShot,
        scores,
        new double[scores.length][0],
        0.01);
  }

  static TrialRecord search(int number, double score) {
    return Trials.scored(spec(number), score);
  }

  /** A trial whose trainer has reported resamples. */
  static TrialRecord reported(AutoFTTrialSpec spec, double score, float... resampled) {
    return Trials.scored(
        spec,
        new TrialResult(
            Optional.of(score),
            Optional.of(0.01),
            Map.of(),
            Optional.of(new Resamples(resampled, new float[resampled.length]).encode()),
            List.of(),
            Optional.empty(),
            List.of(),
            Optional.empty()));
  }

  static AutoFTTrialSpec spec(int number) {
    return TrialSpecs.of(number, TrialPurpose.Search, null, TrialSpecs.PARAMETERS);
  }
}
