package io.autoft.optimizer.benchmark;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * A test function of the unit cube, taken for the box [-5, 5], with normal noise.
 *
 * <p>Its argument is {@code z = rotation (x - shift)}, or {@code mirror x}, or some of the
 * coordinates only, whichever is given.
 *
 * @param noise standard deviation
 */
record BlackBox(
    TestFunction function,
    double[] shift,
    double[][] rotation,
    int[] mirror,
    int[] relevant,
    double condition,
    double noise)
    implements Landscape {

  @Override
  public double truth(double[] coordinates) {
    return function.value(argument(coordinates), condition);
  }

  @Override
  public double observe(double[] coordinates, RandomGenerator random) {
    return truth(coordinates) + noise * Fate.normal(random);
  }

  @Override
  public boolean isNoisy() {
    return noise > 0;
  }

  private double[] argument(double[] coordinates) {
    if (relevant.length > 0) {
      return IntStream.of(relevant).mapToDouble(i -> coordinates[i]).toArray();
    }
    var z = new double[coordinates.length];
    for (int i = 0; i < z.length; i++) {
      double x = 10 * coordinates[i] - 5;
      z[i] = mirror.length > 0 ? mirror[i] * x : x - shift[i];
    }
    return rotation.length > 0 ? rotated(z) : z;
  }

  private double[] rotated(double[] z) {
    var turned = new double[z.length];
    for (int i = 0; i < z.length; i++) {
      for (int j = 0; j < z.length; j++) {
        turned[i] += rotation[i][j] * z[j];
      }
    }
    return turned;
  }
}
