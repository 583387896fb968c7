package io.autoft.optimizer.numerics;

import java.util.random.RandomGenerator;
import org.apache.commons.numbers.gamma.Erf;
import org.apache.commons.numbers.gamma.Erfcx;

/**
 * The normal distribution of mean 0 and variance 1, with density phi and cumulative probability
 * Phi, in log space: far in a tail Phi itself is 0 in double precision long before its logarithm
 * loses a digit.
 *
 * <p>Phi(-|x|) = erfcx(t) exp(-t^2) / 2 with t = |x| / sqrt(2), where erfcx(t) = exp(t^2) erfc(t).
 * Of the library only the purely rational ranges are used, erf below 1/2 and erfcx from 1/2 on; its
 * other ranges call {@code Math.exp}, whose last digit depends on the processor.
 */
public final class StandardNormal {

  private static final double SQRT_HALF = StrictMath.sqrt(0.5);
  private static final double SQRT_HALF_PI = StrictMath.sqrt(0.5 * Math.PI);
  private static final double LOG_HALF = StrictMath.log(0.5);

  /** log(2 pi) / 2, what is subtracted in {@link #logDensity}. */
  public static final double HALF_LOG_TWO_PI = 0.5 * StrictMath.log(2 * Math.PI);

  /** Beyond it a tail is less than half a unit in the last place of 1. */
  private static final double BEYOND_DOUBLE = 8.5;

  private static final int MAX_NEWTON_STEPS = 50;

  private StandardNormal() {}

  /** log phi(x) = -x^2 / 2 - log(2 pi) / 2. */
  public static double logDensity(double x) {
    return -0.5 * x * x - HALF_LOG_TWO_PI;
  }

  /** log Phi(x). */
  public static double logCdf(double x) {
    if (x >= 0) {
      return StrictMath.log1p(-lowerTail(x));
    }
    double t = -x * SQRT_HALF;
    return t < 0.5
        ? StrictMath.log(lowerTail(-x))
        : StrictMath.log(0.5 * Erfcx.value(t)) - 0.5 * x * x;
  }

  /** Mills' ratio Phi(-x) / phi(x) for x >= 1. */
  public static double mills(double x) {
    return SQRT_HALF_PI * Erfcx.value(x * SQRT_HALF);
  }

  /**
   * log(Phi(b) - Phi(a)) for a <= b. An interval above 0 is mirrored, so that the difference is
   * taken in the lower tail; one around 0 is the complement of its two tails.
   */
  public static double logMass(double a, double b) {
    if (a > 0) {
      return logMass(-b, -a);
    }
    if (a < -BEYOND_DOUBLE && b > BEYOND_DOUBLE) {
      return 0;
    }
    if (b > 0) {
      return StrictMath.log1p(-lowerTail(-a) - lowerTail(b));
    }
    double upper = logCdf(b);
    return upper + StrictMath.log1p(-StrictMath.exp(logCdf(a) - upper));
  }

  /** The x in [a, b] with Phi(x) = Phi(a) + u (Phi(b) - Phi(a)), for u in [0, 1]. */
  public static double truncatedQuantile(double u, double a, double b) {
    if (a > 0) {
      return -truncatedQuantile(1 - u, -b, -a);
    }
    double logProbability = logSum(logCdf(a), StrictMath.log(u) + logMass(a, b));
    return Math.max(a, Math.min(b, inverseLogCdf(logProbability)));
  }

  /**
   * The x with log Phi(x) = y, for y <= 0, by Newton's method below the median and by symmetry
   * above it. log Phi is increasing and concave, and Phi(x) <= exp(-x^2 / 2) / 2 for x <= 0, so the
   * start -sqrt(-2 (y + log 2)) is left of the root and every step goes right without overshooting:
   * the iteration ends when it no longer rises.
   */
  public static double inverseLogCdf(double y) {
    if (y > LOG_HALF) {
      return y >= 0
          ? Double.POSITIVE_INFINITY
          : -inverseLogCdf(StrictMath.log(-StrictMath.expm1(y)));
    }
    double x = -Math.sqrt(-2 * (y - LOG_HALF));
    for (int i = 0; i < MAX_NEWTON_STEPS && Double.isFinite(x); i++) {
      double logCdf = logCdf(x);
      double next = x + (y - logCdf) / StrictMath.exp(logDensity(x) - logCdf);
      if (next <= x) {
        break;
      }
      x = next;
    }
    return x;
  }

  /** A value drawn from it, by inversion of Phi; takes one {@code nextLong} of the randomness. */
  public static double draw(RandomGenerator random) {
    return inverseLogCdf(StrictMath.log((random.nextLong() >>> 11) * 0x1p-53 + 0x1p-54));
  }

  /** Phi(-x) for x >= 0. */
  private static double lowerTail(double x) {
    double t = x * SQRT_HALF;
    return t < 0.5 ? 0.5 * (1 - Erf.value(t)) : 0.5 * Erfcx.value(t) * StrictMath.exp(-0.5 * x * x);
  }

  /** log(exp(p) + exp(q)), not above 0 where both are probabilities that add up to at most 1. */
  private static double logSum(double p, double q) {
    double max = Math.max(p, q);
    if (max == Double.NEGATIVE_INFINITY) {
      return max;
    }
    return Math.min(0, max + StrictMath.log1p(StrictMath.exp(Math.min(p, q) - max)));
  }
}
