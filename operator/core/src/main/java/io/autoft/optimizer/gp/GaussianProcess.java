package io.autoft.optimizer.gp;

import io.autoft.optimizer.numerics.Cholesky;
import java.util.Arrays;

/**
 * A distribution over functions, conditioned on noisy values at some points (Rasmussen and
 * Williams, algorithm 2.1): mean 0, {@link Matern52} covariance with one length scale for each
 * dimension, variance 1.
 *
 * <p>At a point with covariances k to the known ones, the function has mean k' K^-1 y and variance
 * 1 - k' K^-1 k. A point whose value is not known yet may be {@linkplain #expect expected}: it
 * takes the mean for its value, which leaves every mean as it is and takes away the variance that
 * the value will (Ginsbourger, Le Riche and Carraro, "Kriging is well-suited to parallelize
 * optimization", 2010).
 */
final class GaussianProcess {

  /** Variance below it is rounding error. */
  private static final double MIN_VARIANCE = 1e-12;

  private final Design design;
  private final double[] inverses;
  private final double noise;
  private final double[] weights;
  private final Cholesky cholesky;
  private Design known;

  /** Room is left for as many expected points. */
  GaussianProcess(Design design, double[] values, GaussianProcessParameters parameters, int room) {
    this.design = design;
    this.known = design;
    this.inverses =
        GaussianProcessParameters.inverseSquares(parameters.logLengths(), design.dimensions());
    this.noise = StrictMath.exp(parameters.logNoise());
    int n = design.size();
    var covariance = new double[n + room][n + room];
    var squares = new double[n];
    var slopes = new double[n];
    for (int a = 0; a < n; a++) {
      design.squaredDistances(design.row(a), inverses, a + 1, squares);
      Matern52.evaluate(squares, a + 1, n, covariance[a], slopes);
      covariance[a][a] = 1 + noise;
    }
    this.cholesky =
        Cholesky.of(covariance, n)
            .orElseThrow(() -> new IllegalStateException("Covariance of noise " + noise));
    this.weights = cholesky.backward(cholesky.forward(values));
  }

  /** Takes a point's mean for its value. */
  void expect(double[] point) {
    if (cholesky.append(covariances(known, point), 1 + noise)) {
      known = known.with(point);
    }
  }

  /** Means and variances of a function at some points. */
  record Prediction(double[] means, double[] variances) {}

  Prediction predict(Design points) {
    int n = known.size();
    int count = points.size();
    var block = new double[n][count];
    var squares = new double[count];
    var slopes = new double[count];
    var means = new double[count];
    for (int a = 0; a < n; a++) {
      points.squaredDistances(known.row(a), inverses, 0, squares);
      Matern52.evaluate(squares, 0, count, block[a], slopes);
      if (a < design.size()) {
        for (int i = 0; i < count; i++) {
          means[i] += weights[a] * block[a][i];
        }
      }
    }
    cholesky.forward(block, count);
    var variances = new double[count];
    Arrays.fill(variances, 1);
    for (int a = 0; a < n; a++) {
      for (int i = 0; i < count; i++) {
        variances[i] -= block[a][i] * block[a][i];
      }
    }
    for (int i = 0; i < count; i++) {
      variances[i] = Math.max(MIN_VARIANCE, variances[i]);
    }
    return new Prediction(means, variances);
  }

  /** Mean and variance at one point, and their derivatives with respect to its features. */
  record Slopes(double mean, double variance, double[] meanSlopes, double[] varianceSlopes) {}

  Slopes slopes(double[] point) {
    int n = known.size();
    var squares = new double[n];
    var covariances = new double[n];
    var slopes = new double[n];
    known.squaredDistances(point, inverses, 0, squares);
    Matern52.evaluate(squares, 0, n, covariances, slopes);
    var whitened = cholesky.forward(covariances);
    var influence = cholesky.backward(whitened);
    double mean = 0;
    for (int i = 0; i < weights.length; i++) {
      mean += weights[i] * covariances[i];
    }
    double variance = 1;
    for (double z : whitened) {
      variance -= z * z;
    }
    var meanSlopes = new double[point.length];
    var varianceSlopes = new double[point.length];
    for (int f = 0; f < point.length; f++) {
      var column = known.columns()[f];
      double meanSum = 0;
      double varianceSum = 0;
      for (int i = 0; i < n; i++) {
        double slope = slopes[i] * (column[i] - point[f]);
        meanSum += i < weights.length ? weights[i] * slope : 0;
        varianceSum += influence[i] * slope;
      }
      meanSlopes[f] = inverses[f] * meanSum;
      varianceSlopes[f] = -2 * inverses[f] * varianceSum;
    }
    return new Slopes(mean, Math.max(MIN_VARIANCE, variance), meanSlopes, varianceSlopes);
  }

  private double[] covariances(Design points, double[] point) {
    var squares = new double[points.size()];
    points.squaredDistances(point, inverses, 0, squares);
    var covariances = new double[points.size()];
    Matern52.evaluate(squares, 0, points.size(), covariances, new double[points.size()]);
    return covariances;
  }
}
