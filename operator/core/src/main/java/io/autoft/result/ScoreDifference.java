package io.autoft.result;

import io.autoft.api.v1alpha1.ErrorBasis;
import io.autoft.contract.Metric;
import io.autoft.trial.TrialRecord;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** Scores of two trials on the same validation examples. */
public final class ScoreDifference {

  private ScoreDifference() {}

  /**
   * By how much one trial's score is better than another's, in pairs, not corrected for selection;
   * empty without two scores and the same resamples of both.
   */
  public static Optional<Difference> of(Metric metric, TrialRecord one, TrialRecord other) {
    var a = estimate(one);
    var b = estimate(other);
    return a.isEmpty() || b.isEmpty() || a.get().resampled().size() != b.get().resampled().size()
        ? Optional.empty()
        : Optional.of(difference(a.get().minus(b.get(), metric)));
  }

  private static Difference difference(Estimate estimate) {
    return new Difference(estimate.value(), estimate.standardError(), ErrorBasis.Paired);
  }

  private static Optional<Estimate> estimate(TrialRecord trial) {
    var resampled = DoubleStream.of(Resampled.scores(trial)).boxed().toList();
    return trial.score().stream()
        .mapToObj(score -> new Estimate(score, 0, resampled))
        .filter(Estimate::isResampled)
        .findFirst();
  }
}
