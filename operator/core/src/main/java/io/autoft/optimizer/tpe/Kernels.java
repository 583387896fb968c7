package io.autoft.optimizer.tpe;

import io.autoft.optimizer.numerics.TruncatedNormals;
import io.autoft.optimizer.space.CategoricalParameter;
import io.autoft.optimizer.space.IntegerParameter;
import io.autoft.optimizer.space.Parameter;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * One parameter's factors in the kernels of a {@link ParzenEstimator}: one for each observation, in
 * their order, and last that of the prior. Points are coordinates of the {@link Parameter}.
 */
sealed interface Kernels permits FloatKernels, IntegerKernels, CategoryKernels {

  /** Adds each kernel's log probability, or log density, of a coordinate to its term. */
  void addLogDensities(double coordinate, double[] terms);

  /** A draw from one kernel, always inside the bounds. */
  double sample(int kernel, RandomGenerator random);

  /**
   * Kernels for a free parameter.
   *
   * @param observations coordinates
   * @param dimensions of the product whose factors these are
   */
  static Kernels of(
      Parameter parameter, double[] observations, Bandwidths bandwidths, int dimensions) {
    if (parameter instanceof CategoricalParameter category) {
      return new CategoryKernels(observations, category.choices());
    }
    var normals = normals(parameter, observations, bandwidths, dimensions);
    return parameter instanceof IntegerParameter integer
        ? new IntegerKernels(integer, normals)
        : new FloatKernels(normals);
  }

  /** Around the observations as wide as the rule says; the prior in the middle, wide as all. */
  private static TruncatedNormals normals(
      Parameter parameter, double[] observations, Bandwidths bandwidths, int dimensions) {
    int m = observations.length;
    double low = parameter.lowCoordinate();
    double high = parameter.highCoordinate();
    var means = Arrays.copyOf(observations, m + 1);
    means[m] = low + 0.5 * (high - low);
    var sigmas = Arrays.copyOf(bandwidths.of(observations, low, high, dimensions), m + 1);
    sigmas[m] = high - low;
    return new TruncatedNormals(means, sigmas, low, high);
  }
}
