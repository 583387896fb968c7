package io.autoft.study.proposal;

import java.util.SplittableRandom;

/**
 * Seeds of trials, each purpose from a stream of its own.
 *
 * <p>The first number of a {@link SplittableRandom} is a bijective mix of its seed (SplitMix64), so
 * no two positions of a search share one before the cut to 53 bits, which keeps a seed exact in
 * every JSON reader.
 */
public enum Seeds {
  SEARCH(0),
  BASELINE(1),
  FINAL_TRAINING(2),
  CONFIRMATION(3);

  private final int stream;

  /**
   * A purpose.
   *
   * @param stream never changes and is never given twice, or every seed of a study would change
   */
  Seeds(int stream) {
    this.stream = stream;
  }

  /**
   * The seed of a trial.
   *
   * @param searchSeed of the study
   * @param position within the stream, such as the number of the trial
   */
  public long seed(long searchSeed, int position) {
    long index = ((long) stream << 32) + position;
    return mix(mix(searchSeed) + index) >>> 11;
  }

  private static long mix(long bits) {
    return new SplittableRandom(bits).nextLong();
  }
}
