package io.autoft.optimizer.gp;

import io.autoft.optimizer.numerics.LogSumExp;

/**
 * The Matérn covariance of smoothness 5/2 (Rasmussen and Williams, "Gaussian Processes for Machine
 * Learning", 2006, equation 4.17), of functions that can be differentiated twice:
 *
 * <pre>k(r) = (1 + s + s^2 / 3) exp(-s) with s = sqrt(5) r.</pre>
 */
final class Matern52 {

  private static final double SQRT_5 = Math.sqrt(5);

  /** Beyond it exp(-s) is less than anything that is added to it. */
  private static final double MAX_S = 700;

  private Matern52() {}

  /** k of squared distances; writes -2 dk/d(r^2) = 5/3 (1 + s) exp(-s) beside it. */
  static void evaluate(double[] squares, int from, int to, double[] values, double[] slopes) {
    for (int i = from; i < to; i++) {
      double s = Math.min(MAX_S, SQRT_5 * Math.sqrt(squares[i]));
      double exp = LogSumExp.exp(-s);
      values[i] = (1 + s + s * s / 3) * exp;
      slopes[i] = (5.0 / 3) * (1 + s) * exp;
    }
  }
}
