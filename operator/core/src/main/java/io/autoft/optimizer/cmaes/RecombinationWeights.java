package io.autoft.optimizer.cmaes;

import java.util.Arrays;

/**
 * How much the i-th best point of a generation of lambda counts, and how fast {@link
 * CovarianceMatrixAdaptation} learns from them (Hansen, arXiv 1604.00772, table 1 and equations 49
 * to 58): log((lambda + 1) / 2) - log i, the positive ones scaled to the sum 1, the negative ones
 * to what keeps the matrix positive definite.
 *
 * @param weights the best first
 * @param effective 1 / sum of the squares of the positive weights
 * @param rankOne learning rate of the evolution path
 * @param rankMu learning rate of the points
 */
record RecombinationWeights(double[] weights, double effective, double rankOne, double rankMu) {

  /** What is forgotten of the matrix at least, or the weights below would not be defined. */
  private static final double MIN_DECAY = 1e-8;

  /**
   * For a generation in a number of dimensions. Where only the diagonal is learnt, with n numbers
   * instead of n^2 / 2, it is learnt faster by (n + 2) / 3 (Ros and Hansen, "A simple modification
   * in CMA-ES achieving linear time and space complexity", 2008).
   */
  static RecombinationWeights of(int lambda, int dimensions, boolean separable) {
    double n = dimensions;
    var raw = new double[lambda];
    Arrays.setAll(raw, i -> StrictMath.log((lambda + 1) / 2.0) - StrictMath.log(i + 1));
    double effective = effective(raw, 1);
    double faster = separable ? (n + 2) / 3 : 1;
    double rankOne = Math.min(0.5, faster * 2 / ((n + 1.3) * (n + 1.3) + effective));
    double rankMu =
        Math.min(
            1 - rankOne - MIN_DECAY,
            faster * 2 * (effective - 2 + 1 / effective) / ((n + 2) * (n + 2) + effective));
    double negative =
        Math.min(
            Math.min(1 + rankOne / rankMu, 1 + 2 * effective(raw, -1) / (effective + 2)),
            (1 - rankOne - rankMu) / (n * rankMu));
    double positives = sum(raw, 1);
    double negatives = sum(raw, -1);
    var weights =
        Arrays.stream(raw).map(w -> w >= 0 ? w / positives : negative * w / negatives).toArray();
    return new RecombinationWeights(weights, effective, rankOne, rankMu);
  }

  private static double effective(double[] raw, int sign) {
    double sum = sum(raw, sign);
    double squares = Arrays.stream(raw).filter(w -> sign * w > 0).map(w -> w * w).sum();
    return sum * sum / squares;
  }

  /** Of the absolute values of one sign. */
  private static double sum(double[] raw, int sign) {
    return Arrays.stream(raw).filter(w -> sign * w > 0).map(Math::abs).sum();
  }
}
