package io.autoft.optimizer.gp;

import io.autoft.optimizer.numerics.Cholesky;
import io.autoft.optimizer.numerics.Lbfgs;
import io.autoft.optimizer.numerics.StandardNormal;
import java.util.Arrays;

/**
 * The objective of fitting the parameters of a {@link GaussianProcess} to standardised values:
 * minus the logarithm of their posterior density, up to a constant (Rasmussen and Williams, section
 * 5.4.1),
 *
 * <pre>y' K^-1 y / 2 + log(det K) / 2 + n log(2 pi) / 2 - log p(lengths) - log p(noise),</pre>
 *
 * where K is the Matérn covariance plus the noise's variance on the diagonal. With a = K^-1 y the
 * first three terms have the derivative tr((K^-1 - a a') dK) / 2.
 *
 * <p>Its arguments are the logarithms of the length scales and, last, of the noise's variance.
 */
final class GaussianProcessLikelihood implements Lbfgs.Objective {

  private final Design design;
  private final double[] values;
  private final LogNormalPrior lengthPrior;
  private final LogNormalPrior noisePrior = LogNormalPrior.ofNoise();

  GaussianProcessLikelihood(Design design, double[] values) {
    this.design = design;
    this.values = values;
    this.lengthPrior = LogNormalPrior.ofLengthScale(design.parameters());
  }

  @Override
  public double evaluate(double[] theta, double[] gradient) {
    int n = design.size();
    double logNoise = theta[theta.length - 1];
    double noise = StrictMath.exp(logNoise);
    var inverses = GaussianProcessParameters.inverseSquares(theta, design.dimensions());
    var covariance = new double[n][n];
    var slopes = new double[n][n];
    var squares = new double[n];
    for (int a = 0; a < n; a++) {
      design.squaredDistances(design.row(a), inverses, a + 1, squares);
      Matern52.evaluate(squares, a + 1, n, covariance[a], slopes[a]);
      covariance[a][a] = 1 + noise;
    }
    var factored = Cholesky.of(covariance, n);
    if (factored.isEmpty()) {
      return Double.POSITIVE_INFINITY;
    }
    var cholesky = factored.get();
    var whitened = cholesky.forward(values);
    var weights = cholesky.backward(whitened);
    double sum = 0;
    for (double z : whitened) {
      sum += z * z;
    }
    double value = 0.5 * sum + 0.5 * cholesky.logDeterminant() + n * StandardNormal.HALF_LOG_TWO_PI;
    Arrays.fill(gradient, 0);
    addLikelihoodSlopes(gradient, cholesky.inverse(), weights, slopes, inverses, noise);
    for (int d = 0; d < theta.length; d++) {
      var prior = d == theta.length - 1 ? noisePrior : lengthPrior;
      value -= prior.logDensity(theta[d]);
      gradient[d] -= prior.slope(theta[d]);
    }
    return value;
  }

  /** Of all pairs a < b: (K^-1 - a a')_ab dK_ab, which stands twice in the trace. */
  private void addLikelihoodSlopes(
      double[] gradient,
      double[][] inverse,
      double[] weights,
      double[][] slopes,
      double[] inverses,
      double noise) {
    int n = design.size();
    var columns = design.columns();
    var sums = new double[columns.length][n];
    double trace = 0;
    for (int a = 0; a < n; a++) {
      var pairs = slopes[a];
      var row = inverse[a];
      double weight = weights[a];
      for (int b = a + 1; b < n; b++) {
        pairs[b] *= row[b] - weight * weights[b];
      }
      for (int f = 0; f < columns.length; f++) {
        var column = columns[f];
        var target = sums[f];
        double x = column[a];
        for (int b = a + 1; b < n; b++) {
          double difference = column[b] - x;
          target[b] += pairs[b] * (difference * difference);
        }
      }
      trace += row[a] - weight * weight;
    }
    for (int f = 0; f < columns.length; f++) {
      double sum = 0;
      for (double part : sums[f]) {
        sum += part;
      }
      gradient[design.dimensions()[f]] += inverses[f] * sum;
    }
    gradient[gradient.length - 1] += 0.5 * noise * trace;
  }
}
