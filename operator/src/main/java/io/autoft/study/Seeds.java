package io.autoft.study;

import java.util.SplittableRandom;

/**
 * Seeds of trials, each purpose from a stream of its own.
 *
 * <p>The first number of a {@link SplittableRandom} is a bijective mix of its seed (SplitMix64), so
 * no two positions of a search share one before the cut to 53 bits, which keeps a seed exact in
 * every JSON reader.
 */
enum Seeds {
  SEARCH,
  BASELINE,
  FINAL_TRAINING;

  long seed(long searchSeed, int position) {
    long index = ((long) ordinal() << 32) + position;
    return mix(mix(searchSeed) + index) >>> 11;
  }

  private static long mix(long bits) {
    return new SplittableRandom(bits).nextLong();
  }
}
