package io.autoft.result;

import io.autoft.api.v1alpha1.ErrorBasis;
import io.autoft.contract.InvalidDocumentException;
import io.autoft.contract.Metric;
import io.autoft.contract.Resamples;
import io.autoft.trial.TrialRecord;
import io.autoft.trial.TrialResult;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

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
    return trial.score().isEmpty()
        ? Optional.empty()
        : trial
            .result()
            .flatMap(TrialResult::resamples)
            .map(ScoreDifference::values)
            .map(values -> new Estimate(trial.score().getAsDouble(), 0, values))
            .filter(Estimate::isResampled);
  }

  /** Text that is none was refused when it was reported; from another hand it counts as absent. */
  private static List<Double> values(String resamples) {
    try {
      var values = Resamples.decode(resamples).resampled();
      return IntStream.range(0, values.length).mapToObj(i -> (double) values[i]).toList();
    } catch (InvalidDocumentException e) {
      return List.of();
    }
  }
}
