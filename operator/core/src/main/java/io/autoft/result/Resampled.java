package io.autoft.result;

import io.autoft.api.v1alpha1.TestScore;
import io.autoft.contract.InvalidDocumentException;
import io.autoft.contract.ResampledEstimates;
import java.util.List;
import java.util.stream.DoubleStream;

/** The metric on resamples of a test set, where a trainer has reported it. */
final class Resampled {

  private Resampled() {}

  static List<Double> tuned(TestScore score) {
    return values(score.resamples(), score.value(), score.standardError());
  }

  static List<Double> mixed(TestScore score) {
    var mixed = score.ensembled();
    return values(mixed.resamples(), mixed.value(), mixed.standardError());
  }

  /** Text that is none was refused when it was reported; from another hand it counts as absent. */
  private static List<Double> values(String resamples, double value, double standardError) {
    if (resamples == null) {
      return List.of();
    }
    try {
      var decoded = ResampledEstimates.decode(resamples, value, standardError);
      return DoubleStream.of(decoded.values()).boxed().toList();
    } catch (InvalidDocumentException e) {
      return List.of();
    }
  }
}
