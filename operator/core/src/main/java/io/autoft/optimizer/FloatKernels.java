package io.autoft.optimizer;

import java.util.random.RandomGenerator;

/** Densities on an interval. */
record FloatKernels(TruncatedNormals normals) implements Kernels {

  @Override
  public void addLogDensities(double coordinate, double[] terms) {
    normals.addLogDensities(coordinate, terms);
  }

  @Override
  public double sample(int kernel, RandomGenerator random) {
    return normals.quantile(kernel, random.nextDouble());
  }
}
