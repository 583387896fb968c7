package io.autoft.optimizer.benchmark;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * What happens to a trial beside its parameters: a stream of random numbers for each purpose, a
 * pure function of (problem, seed, number), so that all samplers in all languages meet the same
 * fate.
 *
 * <p>The name is hashed by FNV-1a, every further word by a step of SplitMix64, whose stream {@link
 * SplittableRandom} is; {@code search_problems.py} spells it out.
 */
enum Fate {
  NOISE,
  DURATION,
  FAILURE,
  /** The points at which two languages are compared. */
  POINT;

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  RandomGenerator of(String problem, long seed, int number) {
    long state = 0xCBF29CE484222325L;
    for (byte letter : problem.getBytes(StandardCharsets.UTF_8)) {
      state = (state ^ (letter & 0xFF)) * 0x100000001B3L;
    }
    for (long word : new long[] {seed, number, ordinal()}) {
      state = new SplittableRandom(state + word * GOLDEN).nextLong();
    }
    return new SplittableRandom(state);
  }

  /** A normal deviate from the next two numbers (Box and Muller 1958). */
  static double normal(RandomGenerator random) {
    double radius = Math.sqrt(-2 * Math.log(1 - random.nextDouble()));
    return radius * Math.cos(2 * Math.PI * random.nextDouble());
  }
}
