package io.autoft.contract;

import java.util.SplittableRandom;

/**
 * The trainings of one trial, where {@code training.repeats} asks for several: each starts at the
 * pretrained parameters and has a seed of its own; the score, the metrics and the {@link Resamples}
 * are their means, each resample's with that of the same examples.
 */
public final class Repeats {

  /** The largest number of trainings of one trial. */
  public static final int MAX = 20;

  /** The metric that says how far the single scores lie apart: s, with k - 1 in its denominator. */
  public static final String STANDARD_DEVIATION = "repeats.standardDeviation";

  /**
   * The metric with the standard error of the score from the seeds alone, {@code s / sqrt(k)}: what
   * another k seeds would change on the same examples.
   */
  public static final String STANDARD_ERROR = "repeats.standardError";

  private static final String SCORE = "repeats.score.";

  private Repeats() {}

  /** Name of the metric with the score of one training, counted from 0. */
  public static String score(int repeat) {
    return SCORE + repeat;
  }

  /** Whether a metric is the score of one training, which a report can do without. */
  public static boolean isScore(String metric) {
    return metric.startsWith(SCORE);
  }

  /**
   * The seed of a training: of the first the trial's, so that a single one is as it was without
   * repeats; of the others the numbers that SplitMix64 draws from it.
   *
   * @param repeat counted from 0
   */
  public static long seed(long trialSeed, int repeat) {
    var random = new SplittableRandom(trialSeed);
    long seed = trialSeed;
    for (int r = 0; r < repeat; r++) {
      seed = random.nextLong();
    }
    return seed;
  }
}
