package io.autoft.optimizer.numerics;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Randomness of one proposal: a stream of its own for every (seed, number), so that a proposal does
 * not depend on how many were drawn before it.
 *
 * <p>The generator's seed is {@code mix(mix(seed) + (number + 1) * g)} modulo 2^64, where g is the
 * odd integer nearest to 2^64 divided by the golden ratio and mix is the finalizer of SplitMix64
 * (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014, with
 * Stafford's variant 13 of the constants). Every step is a bijection: under one seed no two numbers
 * share a stream. The outer mix matters: SplitMix64 itself advances by g, so that without it
 * neighbouring trials would see the same stream, shifted by one draw.
 */
public final class TrialRandom {

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private TrialRandom() {}

  /**
   * A new generator, at the start of its stream.
   *
   * @param seed of the search
   * @param number of the trial, from 0
   */
  public static RandomGenerator of(long seed, int number) {
    return new SplittableRandom(mix(mix(seed) + (number + 1L) * GOLDEN));
  }

  /** The finalizer of SplitMix64: a bijection under which every bit depends on every other. */
  public static long mix(long bits) {
    long z = bits;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
