package io.autoft.optimizer.tpe;

import io.autoft.optimizer.numerics.TruncatedNormals;
import java.util.random.RandomGenerator;

/** Kernels of a real number: densities of normal distributions cut off at its bounds. */
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
