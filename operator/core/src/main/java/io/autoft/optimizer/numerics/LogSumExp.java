package io.autoft.optimizer.numerics;

/**
 * log(sum of exp(t_i)), with the greatest term taken out of the sum so that it cannot overflow.
 *
 * <p>Exponentials are nearly all that a proposal costs, and {@code StrictMath.exp} is several times
 * slower than these: a Taylor polynomial on |r| <= log(2) / 2 after taking out a power of 2. Plain
 * arithmetic is as strict: since Java 17 its bits are the same on every processor (JEP 306).
 */
public final class LogSumExp {

  /** Smaller terms do not count: a million of them would add less than 5e-12. */
  private static final double NEGLIGIBLE = -40;

  private static final double LOG2_E = 1 / StrictMath.log(2);

  /** The leading 33 bits of log(2), so that a small multiple of it is exact, and the rest. */
  private static final double LOG_2_HIGH = 0x1.62e42feep-1;

  private static final double LOG_2_LOW = 0x1.a39ef35793c76p-33;

  private LogSumExp() {}

  /** log(sum of exp(t_i)); negative infinity where there is no term above that. */
  public static double of(double[] terms) {
    double max = Double.NEGATIVE_INFINITY;
    for (double term : terms) {
      if (term > max) {
        max = term;
      }
    }
    if (max == Double.NEGATIVE_INFINITY) {
      return max;
    }
    double sum = 0;
    for (double term : terms) {
      double difference = term - max;
      if (difference > NEGLIGIBLE) {
        sum += exp(difference);
      }
    }
    return max + StrictMath.log(sum);
  }

  /** exp(x) for x in [-700, 700], to 2 units in the last place. */
  public static double exp(double x) {
    double k = Math.rint(x * LOG2_E);
    double r = (x - k * LOG_2_HIGH) - k * LOG_2_LOW;
    double r2 = r * r;
    double r4 = r2 * r2;
    // Coefficients 1 / n! in pairs of pairs, which the processor can compute side by side.
    double low = r2 * (1.0 / 2 + r * (1.0 / 6));
    double middle = (1.0 / 24 + r * (1.0 / 120)) + r2 * (1.0 / 720 + r * (1.0 / 5040));
    double high = (1.0 / 40320 + r * (1.0 / 362880)) + r2 * (1.0 / 3628800 + r * (1.0 / 39916800));
    double highest = 1.0 / 479001600 + r * (1.0 / 6227020800.0);
    double polynomial = 1 + (r + (low + r4 * (middle + r4 * (high + r4 * highest))));
    return polynomial * Double.longBitsToDouble(((long) k + 1023) << 52);
  }
}
