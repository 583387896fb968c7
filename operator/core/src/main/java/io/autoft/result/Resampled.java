package io.autoft.result;

import io.autoft.api.v1alpha1.TestScore;
import io.autoft.contract.InvalidDocumentException;
import io.autoft.contract.ResampledEstimates;
import io.autoft.contract.Resamples;
import io.autoft.trial.TrialRecord;
import io.autoft.trial.TrialResult;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The metric on resamples of a set of examples, where a trainer has reported it. */
public final class Resampled {

  private interface Decoding {
    double[] values() throws InvalidDocumentException;
  }

  private Resampled() {}

  /** A trial's score on each resample; none where the trainer has not reported them. */
  public static double[] scores(TrialRecord trial) {
    return trial
        .result()
        .flatMap(TrialResult::resamples)
        .map(text -> read(() -> widened(Resamples.decode(text).resampled())))
        .orElse(new double[0]);
  }

  private static double[] widened(float[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
  }

  static List<Double> tuned(TestScore score) {
    return values(score.resamples(), score.value(), score.standardError());
  }

  static List<Double> mixed(TestScore score) {
    var mixed = score.ensembled();
    return values(mixed.resamples(), mixed.value(), mixed.standardError());
  }

  private static List<Double> values(String resamples, double value, double standardError) {
    if (resamples == null) {
      return List.of();
    }
    var values = read(() -> ResampledEstimates.decode(resamples, value, standardError).values());
    return DoubleStream.of(values).boxed().toList();
  }

  /** Text that is none was refused when it was reported; from another hand it counts as absent. */
  private static double[] read(Decoding decoding) {
    try {
      return decoding.values();
    } catch (InvalidDocumentException e) {
      return new double[0];
    }
  }
}
