package io.autoft.optimizer.sobol;

import io.autoft.optimizer.numerics.TrialRandom;

/**
 * Points that fill the unit cube evenly: the Sobol sequence, scrambled by a seed after Owen
 * ("Randomly permuted (t,m,s)-nets and (t,s)-sequences", 1995).
 *
 * <p>Every binary digit of a coordinate is flipped or not depending on the digits before it, by a
 * hash of (seed, dimension, those digits). That keeps what makes the sequence even, and makes each
 * point uniform. Beyond the 128 dimensions of the table coordinates are independent.
 *
 * @param seed of the scrambling; any number
 * @param dimensions of the cube
 */
public record SobolSequence(long seed, int dimensions) {

  private static final int BITS = 32;

  /** The point of an index, from 0, each coordinate in [0, 1). */
  public double[] point(int index) {
    var point = new double[dimensions];
    for (int d = 0; d < dimensions; d++) {
      long key = TrialRandom.mix(TrialRandom.mix(seed) + d + 1);
      point[d] =
          d < SobolDirections.dimensions()
              ? scrambled(SobolDirections.coordinate(d, index), key)
              : unit(TrialRandom.mix(key ^ TrialRandom.mix(index)));
    }
    return point;
  }

  /** The digits that the table does not have are random. */
  private static double scrambled(int bits, long key) {
    int flips = 0;
    for (int digit = 0; digit < BITS; digit++) {
      // A 1 and the digits before: a number of its own for every node of the tree of digits.
      long node = (1L << digit) | Integer.toUnsignedLong(bits) >>> (BITS - digit);
      flips |= (int) (TrialRandom.mix(key ^ TrialRandom.mix(node)) >>> 63) << (BITS - 1 - digit);
    }
    long rest = TrialRandom.mix(key ^ TrialRandom.mix(-1L - Integer.toUnsignedLong(bits)));
    return unit(Integer.toUnsignedLong(bits ^ flips) << BITS | rest >>> BITS);
  }

  private static double unit(long bits) {
    return (bits >>> 11) * 0x1p-53;
  }
}
