package io.autoft.optimizer.cmaes;

import io.autoft.optimizer.numerics.StandardNormal;
import io.autoft.optimizer.numerics.SymmetricEigen;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The normal distribution N(mean, step^2 C) of an evolution strategy, which moves to where points
 * turned out good and takes the shape of the steps that led there (CMA-ES; Hansen, "The CMA
 * Evolution Strategy: A Tutorial", arXiv 1604.00772, with negative weights).
 *
 * <p>Points need not have been drawn from it: a step longer than sqrt(n) + 2 n / (n + 2), measured
 * by C, is shortened to that (Hansen, "Injecting external solutions into CMA-ES", arXiv 1110.4181).
 */
final class CovarianceMatrixAdaptation {

  /** The logarithm of the step grows by no more in a generation; same source. */
  private static final double MAX_STEP_GROWTH = 1;

  private final int n;
  private final boolean separable;
  private final double[] floors;
  private final double[] mean;
  private double step;
  private final double[][] covariance;
  private final double[] stepPath;
  private final double[] shapePath;
  private final double expectedLength;
  private int generation;
  private SymmetricEigen eigen;

  /**
   * @param floors least standard deviation of each coordinate: above 0 where values are rounded, so
   *     that rounding cannot freeze them
   * @param separable whether C stays diagonal, for many dimensions
   */
  CovarianceMatrixAdaptation(double[] mean, double step, double[] floors, boolean separable) {
    this.n = mean.length;
    this.separable = separable;
    this.floors = floors;
    this.mean = mean.clone();
    this.step = step;
    this.covariance = new double[n][n];
    for (int i = 0; i < n; i++) {
      covariance[i][i] = 1;
    }
    this.stepPath = new double[n];
    this.shapePath = new double[n];
    this.expectedLength = Math.sqrt(n) * (1 - 1 / (4.0 * n) + 1 / (21.0 * n * n));
    widen();
  }

  /** The mean, one number for each coordinate. */
  double[] mean() {
    return mean.clone();
  }

  /** The factor by which deviations are scaled, in the unit of the coordinates. */
  double step() {
    return step;
  }

  /** C, which is symmetric. */
  double[][] covariance() {
    return Arrays.stream(covariance).map(double[]::clone).toArray(double[][]::new);
  }

  /** A point drawn from the distribution; coordinates are not bounded. */
  double[] draw(RandomGenerator random) {
    var z = new double[n];
    Arrays.setAll(z, i -> StandardNormal.draw(random));
    var point = shaped(z);
    for (int i = 0; i < n; i++) {
      point[i] = mean[i] + step * point[i];
    }
    return point;
  }

  /** Learns from a generation of at least two points, the best first. */
  void learn(List<double[]> ranked) {
    var rates = RecombinationWeights.of(ranked.size(), n, separable);
    var weights = rates.weights();
    double effective = rates.effective();
    var steps = ranked.stream().map(this::boundedStep).toList();
    var shift = new double[n];
    for (int k = 0; k < weights.length; k++) {
      if (weights[k] > 0) {
        add(shift, weights[k], steps.get(k));
      }
    }
    add(mean, step, shift);
    double stepRate = (effective + 2) / (n + effective + 5);
    double damping = 1 + 2 * Math.max(0, Math.sqrt((effective - 1) / (n + 1)) - 1) + stepRate;
    extend(stepPath, stepRate, effective, whitened(shift));
    generation++;
    double length = length(stepPath);
    double grown = 1 - StrictMath.pow(1 - stepRate, 2 * generation);
    boolean stalled = length / Math.sqrt(grown) >= (1.4 + 2 / (n + 1.0)) * expectedLength;
    double shapeRate = (4 + effective / n) / (n + 4 + 2 * effective / n);
    extend(shapePath, shapeRate, effective, stalled ? new double[n] : shift);
    reshape(rates, steps, stalled ? rates.rankOne() * shapeRate * (2 - shapeRate) : 0);
    step *=
        StrictMath.exp(
            Math.min(MAX_STEP_GROWTH, stepRate / damping * (length / expectedLength - 1)));
    widen();
  }

  private void reshape(RecombinationWeights rates, List<double[]> steps, double correction) {
    var weights = rates.weights();
    var scaled = new double[weights.length];
    double sum = 0;
    for (int k = 0; k < weights.length; k++) {
      sum += weights[k];
      double length = length(whitened(steps.get(k)));
      scaled[k] = weights[k] >= 0 ? weights[k] : weights[k] * n / Math.max(1e-300, length * length);
    }
    double kept = 1 + correction - rates.rankOne() - rates.rankMu() * sum;
    for (int i = 0; i < n; i++) {
      for (int j = separable ? i : 0; j <= i; j++) {
        double element = kept * covariance[i][j] + rates.rankOne() * shapePath[i] * shapePath[j];
        for (int k = 0; k < scaled.length; k++) {
          element += rates.rankMu() * scaled[k] * steps.get(k)[i] * steps.get(k)[j];
        }
        covariance[i][j] = element;
        covariance[j][i] = element;
      }
    }
  }

  /** Raises variances to their floors and decomposes C = B D^2 B'. */
  private void widen() {
    for (int i = 0; i < n; i++) {
      double least = floors[i] / step;
      covariance[i][i] = Math.max(covariance[i][i], least * least);
    }
    if (!separable) {
      eigen = SymmetricEigen.of(covariance);
    }
  }

  private double[] boundedStep(double[] point) {
    var y = new double[n];
    for (int i = 0; i < n; i++) {
      y[i] = (point[i] - mean[i]) / step;
    }
    double length = length(whitened(y));
    double longest = Math.sqrt(n) + 2.0 * n / (n + 2);
    if (length > longest) {
      for (int i = 0; i < n; i++) {
        y[i] *= longest / length;
      }
    }
    return y;
  }

  /** path = (1 - rate) path + sqrt(rate (2 - rate) effective) step. */
  private static void extend(double[] path, double rate, double effective, double[] step) {
    double factor = Math.sqrt(rate * (2 - rate) * effective);
    for (int i = 0; i < path.length; i++) {
      path[i] = (1 - rate) * path[i] + factor * step[i];
    }
  }

  /** C^1/2 z. */
  private double[] shaped(double[] z) {
    return transformed(z, 0.5);
  }

  /** C^-1/2 y. */
  private double[] whitened(double[] y) {
    return transformed(y, -0.5);
  }

  /** B D^(2 power) B' v, where C = B D^2 B'. */
  private double[] transformed(double[] v, double power) {
    var result = new double[n];
    if (separable) {
      for (int i = 0; i < n; i++) {
        result[i] = v[i] * root(covariance[i][i], power);
      }
      return result;
    }
    var vectors = eigen.vectors();
    for (int k = 0; k < n; k++) {
      double part = 0;
      for (int i = 0; i < n; i++) {
        part += vectors[i][k] * v[i];
      }
      part *= root(eigen.values()[k], power);
      for (int i = 0; i < n; i++) {
        result[i] += vectors[i][k] * part;
      }
    }
    return result;
  }

  private static double root(double value, double power) {
    double root = Math.sqrt(Math.max(1e-300, value));
    return power > 0 ? root : 1 / root;
  }

  private static void add(double[] target, double factor, double[] vector) {
    for (int i = 0; i < target.length; i++) {
      target[i] += factor * vector[i];
    }
  }

  private static double length(double[] vector) {
    return Math.sqrt(Arrays.stream(vector).map(x -> x * x).sum());
  }
}
