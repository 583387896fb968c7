package io.autoft.optimizer.gp;

import io.autoft.optimizer.numerics.Lbfgs;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The most probable parameters of a {@link GaussianProcess}, found by {@link Lbfgs} under {@link
 * GaussianProcessLikelihood}.
 *
 * <p>There may be several optima, such as one that takes a wiggle for noise. The search begins
 * twice: with short length scales and little noise, and with long ones and much noise. What costs
 * is the cube of the number of points, so both begin on an even selection of few points, and only
 * the better goes on, for a few steps, with more of them.
 */
final class GaussianProcessFit {

  private static final int FEW_POINTS = 80;
  private static final int MANY_POINTS = 250;
  private static final Lbfgs SEARCH = new Lbfgs(30, 1e-3);
  private static final Lbfgs POLISH = new Lbfgs(8, 1e-2);

  private static final double MIN_LENGTH = 0.02;
  private static final double MAX_LENGTH = 1e3;
  private static final double MIN_NOISE = 1e-6;
  private static final double MAX_NOISE = 2;

  private GaussianProcessFit() {}

  static GaussianProcessParameters of(Design design, double[] values) {
    int dimensions = design.parameters();
    var low = point(dimensions, MIN_LENGTH, MIN_NOISE);
    var high = point(dimensions, MAX_LENGTH, MAX_NOISE);
    double length = Math.sqrt(Math.max(1, dimensions));
    var few = likelihood(design, values, FEW_POINTS);
    var best =
        Stream.of(point(dimensions, 0.35 * length, 1e-2), point(dimensions, 1.0 * length, 0.3))
            .map(start -> SEARCH.minimize(few, start, low, high))
            .min(Comparator.comparingDouble(Lbfgs.Minimum::value))
            .orElseThrow()
            .x();
    if (design.size() > FEW_POINTS) {
      best = POLISH.minimize(likelihood(design, values, MANY_POINTS), best, low, high).x();
    }
    return new GaussianProcessParameters(Arrays.copyOf(best, dimensions), best[dimensions]);
  }

  private static double[] point(int dimensions, double length, double noise) {
    var point = new double[dimensions + 1];
    Arrays.fill(point, StrictMath.log(length));
    point[dimensions] = StrictMath.log(noise);
    return point;
  }

  /** Of at most so many points, evenly chosen. */
  private static GaussianProcessLikelihood likelihood(Design design, double[] values, int limit) {
    int n = Math.min(limit, design.size());
    var indices = new int[n];
    Arrays.setAll(indices, i -> (int) ((i + 1L) * design.size() / n) - 1);
    return new GaussianProcessLikelihood(
        design.subset(indices), Arrays.stream(indices).mapToDouble(i -> values[i]).toArray());
  }
}
