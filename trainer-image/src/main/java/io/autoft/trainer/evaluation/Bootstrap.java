package io.autoft.trainer.evaluation;

import io.autoft.contract.Contract;
import io.autoft.contract.ResampledEstimates;
import io.autoft.contract.Resamples;
import io.autoft.contract.Sha256;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Resamples of a set (Efron 1979): each draws n of the n examples with replacement. The draws
 * follow from the study's seed and n alone, those of a test set also from its name, so that trials
 * of a study can be compared resample by resample.
 *
 * <p>Where a resample, or what it left out, has nothing that the metric looks at (of few examples
 * it may leave out none; all that count may be in groups that are ignored), the metric on the whole
 * set takes the place of a value that does not exist: it says nothing about chance, and does no
 * harm to means and differences.
 */
public final class Bootstrap {

  private Bootstrap() {}

  /**
   * The metric on resamples of the validation set, and on the examples that each leaves out.
   *
   * @param studySeed from which the draws follow
   */
  public static Resamples of(Measure measure, Predictions predictions, long studySeed) {
    int n = predictions.size();
    var random = new SplittableRandom(studySeed ^ (0x9E3779B97F4A7C15L * n));
    double whole = measure.value(predictions);
    var resampled = new float[Contract.RESAMPLES];
    var leftOut = new float[Contract.RESAMPLES];
    for (int r = 0; r < Contract.RESAMPLES; r++) {
      var times = draw(n, random);
      var others = IntStream.of(times).map(t -> t == 0 ? 1 : 0).toArray();
      resampled[r] = (float) valueOr(whole, measure.value(predictions, times));
      leftOut[r] = (float) valueOr(whole, measure.value(predictions, others));
    }
    return new Resamples(resampled, leftOut);
  }

  /**
   * The metric on resamples of a test set. Their stream of draws starts at the first eight bytes of
   * SHA-256 over the line {@code studySeed n testSet}.
   *
   * @param testSet its name
   */
  public static ResampledEstimates ofTest(
      Measure measure, Predictions predictions, long studySeed, String testSet) {
    int n = predictions.size();
    var random = new SplittableRandom(seed("%d %d %s".formatted(studySeed, n, testSet)));
    double whole = measure.value(predictions);
    var values = new double[Contract.TEST_RESAMPLES];
    for (int r = 0; r < values.length; r++) {
      values[r] = valueOr(whole, measure.value(predictions, draw(n, random)));
    }
    return new ResampledEstimates(values);
  }

  private static long seed(String text) {
    return ByteBuffer.wrap(Sha256.of(text)).getLong();
  }

  /** How often each example occurs in a resample. */
  private static int[] draw(int n, SplittableRandom random) {
    var times = new int[n];
    random.ints(n, 0, n).forEach(example -> times[example]++);
    return times;
  }

  private static double valueOr(double whole, double value) {
    return Double.isNaN(value) ? whole : value;
  }
}
