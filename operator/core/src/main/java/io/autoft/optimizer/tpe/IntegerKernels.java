package io.autoft.optimizer.tpe;

import io.autoft.optimizer.numerics.TruncatedNormals;
import io.autoft.optimizer.space.IntegerParameter;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Probabilities of whole numbers: what a truncated normal has over the coordinates that a number
 * owns.
 *
 * <p>Such a probability costs two tails of the normal distribution. Numbers repeat, so kernels that
 * are equal share one, and numbers that were asked for are remembered.
 */
final class IntegerKernels implements Kernels {

  private final IntegerParameter parameter;
  private final TruncatedNormals normals;

  /** The first kernel that is equal to the i-th. */
  private final int[] representatives;

  private final Map<Double, double[]> known = new HashMap<>();

  IntegerKernels(IntegerParameter parameter, TruncatedNormals normals) {
    this.parameter = parameter;
    this.normals = normals;
    var means = normals.means();
    var sigmas = normals.sigmas();
    this.representatives = new int[means.length];
    record Kernel(double mean, double sigma) {}
    var first = new HashMap<Kernel, Integer>();
    for (int i = 0; i < means.length; i++) {
      Integer earlier = first.putIfAbsent(new Kernel(means[i], sigmas[i]), i);
      representatives[i] = earlier == null ? i : earlier;
    }
  }

  TruncatedNormals normals() {
    return normals;
  }

  @Override
  public void addLogDensities(double coordinate, double[] terms) {
    var logs = known.computeIfAbsent(parameter.toValue(coordinate), this::logProbabilities);
    for (int i = 0; i < terms.length; i++) {
      terms[i] += logs[i];
    }
  }

  @Override
  public double sample(int kernel, RandomGenerator random) {
    return normals.quantile(kernel, random.nextDouble());
  }

  private double[] logProbabilities(double value) {
    double from = parameter.cellLow(value);
    double to = parameter.cellHigh(value);
    var logs = new double[representatives.length];
    for (int i = 0; i < logs.length; i++) {
      int first = representatives[i];
      logs[i] = first < i ? logs[first] : normals.logProbability(i, from, to);
    }
    return logs;
  }
}
