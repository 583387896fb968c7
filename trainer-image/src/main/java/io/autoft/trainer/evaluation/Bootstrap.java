package io.autoft.trainer.evaluation;

import io.autoft.contract.Contract;
import io.autoft.contract.Resamples;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Resamples of a validation set (Efron 1979): each draws n of the n examples with replacement. The
 * draws follow from the study's seed and n alone, so that trials of a study can be compared
 * resample by resample.
 */
public final class Bootstrap {

  private Bootstrap() {}

  /** The metric on every resample and on the examples that the resample left out. */
  public static Resamples of(Measure measure, Predictions predictions, long studySeed) {
    int n = predictions.size();
    var random = new SplittableRandom(studySeed ^ (0x9E3779B97F4A7C15L * n));
    var resampled = new float[Contract.RESAMPLES];
    var leftOut = new float[Contract.RESAMPLES];
    for (int r = 0; r < Contract.RESAMPLES; r++) {
      var drawn = random.ints(n, 0, n).toArray();
      resampled[r] = (float) measure.value(predictions, drawn);
      leftOut[r] = (float) measure.value(predictions, others(drawn));
    }
    return new Resamples(resampled, leftOut);
  }

  private static int[] others(int[] drawn) {
    var seen = new boolean[drawn.length];
    for (int example : drawn) {
      seen[example] = true;
    }
    return IntStream.range(0, drawn.length).filter(example -> !seen[example]).toArray();
  }
}
