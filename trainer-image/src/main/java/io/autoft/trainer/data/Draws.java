package io.autoft.trainer.data;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Draws that are the same on every Java.
 *
 * <p>Only {@code nextLong} of the generator is used: how the library derives bounded and Gaussian
 * numbers from it has changed between Java versions.
 */
final class Draws {

  private final RandomGenerator random;

  Draws(RandomGenerator random) {
    this.random = random;
  }

  /** Uniform in [0, 1). */
  double uniform() {
    return (random.nextLong() >>> 11) * 0x1p-53;
  }

  /** Uniform in [min, max). */
  double uniform(double min, double max) {
    return min + (max - min) * uniform();
  }

  /** Uniform in 0 .. bound - 1. */
  int below(int bound) {
    return (int) ((random.nextLong() >>> 32) * bound >>> 32);
  }

  /** True with the given probability. */
  boolean chance(double probability) {
    return uniform() < probability;
  }

  <T> T oneOf(List<T> values) {
    return values.get(below(values.size()));
  }

  /**
   * Adds Gaussian noise to each value; pairs come from Marsaglia's polar method (SIAM Review 6,
   * 1964).
   */
  void addNoise(double[] values, double standardDeviation) {
    for (int i = 0; i < values.length; i += 2) {
      double u;
      double v;
      double square;
      do {
        u = uniform(-1, 1);
        v = uniform(-1, 1);
        square = u * u + v * v;
      } while (square >= 1 || square == 0);
      double scale = standardDeviation * Math.sqrt(-2 * StrictMath.log(square) / square);
      values[i] += u * scale;
      if (i + 1 < values.length) {
        values[i + 1] += v * scale;
      }
    }
  }
}
