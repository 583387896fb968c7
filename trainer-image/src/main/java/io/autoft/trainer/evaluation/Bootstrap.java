package io.autoft.trainer.evaluation;

import io.autoft.contract.Contract;
import io.autoft.contract.Resamples;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Resamples of a validation set (Efron 1979): each draws n of the n examples with replacement. The
 * draws follow from the study's seed and n alone, so that trials of a study can be compared
 * resample by resample.
 *
 * <p>Where a resample, or what it left out, has nothing that the metric looks at (of few examples
 * it may leave out none; all that count may be in groups that are ignored), the metric on the whole
 * set takes the place of a value that does not exist: it says nothing about chance, and does no
 * harm to means and differences.
 */
public final class Bootstrap {

  private Bootstrap() {}

  /** The metric on every resample and on the examples that the resample left out. */
  public static Resamples of(Measure measure, Predictions predictions, long studySeed) {
    int n = predictions.size();
    var random = new SplittableRandom(studySeed ^ (0x9E3779B97F4A7C15L * n));
    double whole = measure.value(predictions);
    var resampled = new float[Contract.RESAMPLES];
    var leftOut = new float[Contract.RESAMPLES];
    for (int r = 0; r < Contract.RESAMPLES; r++) {
      var times = new int[n];
      random.ints(n, 0, n).forEach(example -> times[example]++);
      var others = IntStream.of(times).map(t -> t == 0 ? 1 : 0).toArray();
      resampled[r] = valueOr(whole, measure.value(predictions, times));
      leftOut[r] = valueOr(whole, measure.value(predictions, others));
    }
    return new Resamples(resampled, leftOut);
  }

  private static float valueOr(double whole, double value) {
    return (float) (Double.isNaN(value) ? whole : value);
  }
}
