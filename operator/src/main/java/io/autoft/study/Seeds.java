package io.autoft.study;

/**
 * Seeds of trials, each purpose from a stream of its own.
 *
 * <p>{@code mix(mix(seed) + (stream * 2^32 + position + 1) * g)} with the finalizer of SplitMix64
 * as mix and g the odd integer nearest to 2^64 divided by the golden ratio; its upper 53 bits, so
 * that the seed is exact in every JSON reader.
 */
enum Seeds {
  SEARCH,
  BASELINE,
  FINAL_TRAINING;

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  long seed(long searchSeed, int position) {
    long index = ((long) ordinal() << 32) + position + 1;
    return mix(mix(searchSeed) + index * GOLDEN) >>> 11;
  }

  private static long mix(long bits) {
    long z = bits;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
