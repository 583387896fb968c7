package io.autoft.optimizer.numerics;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Minimises a smooth function in a box by L-BFGS (Nocedal and Wright, "Numerical Optimization",
 * 2006, algorithm 7.4): the inverse Hessian is built up from the last steps and differences of
 * gradients.
 *
 * <p>Bounds are kept by projection (Bertsekas, "Projected Newton methods", 1982): a coordinate at a
 * bound that its gradient presses against is held, the others move, and every point of the line
 * search is clamped.
 *
 * @param iterations at most
 * @param tolerance of the objective: it ends when a step gains less
 */
public record Lbfgs(int iterations, double tolerance) {

  private static final int MEMORY = 8;
  private static final int MAX_BACKTRACKS = 12;
  private static final double SUFFICIENT = 1e-4;
  private static final double MIN_CURVATURE = 1e-10;

  /** A function with its derivatives. */
  public interface Objective {

    /**
     * The value at x; positive infinity or NaN where the function is not defined: such a point is
     * never accepted as a step.
     *
     * @param gradient as long as x; receives the derivative with respect to each coordinate
     */
    double evaluate(double[] x, double[] gradient);
  }

  /** The point where the search ended, and the objective's value there. */
  public record Minimum(double[] x, double value) {}

  private record Pair(double[] step, double[] change, double curvature) {}

  /**
   * The lowest point found by descending from a start.
   *
   * @param start inside the box; the objective is finite there
   * @param low the box's lower bounds, one for each coordinate
   * @param high the box's upper bounds; a coordinate whose bounds are equal stays where it is
   */
  public Minimum minimize(Objective objective, double[] start, double[] low, double[] high) {
    var x = start.clone();
    var gradient = new double[x.length];
    double value = objective.evaluate(x, gradient);
    Deque<Pair> pairs = new ArrayDeque<>();
    for (int i = 0; i < iterations; i++) {
      var free = freed(x, gradient, low, high);
      var direction = direction(free, pairs);
      if (dot(direction, free) >= 0) {
        pairs.clear();
        direction = direction(free, pairs);
      }
      double norm = Math.sqrt(dot(direction, direction));
      if (norm == 0) {
        break;
      }
      double length = pairs.isEmpty() ? Math.min(1, firstStep(low, high) / norm) : 1;
      var next = new double[x.length];
      var nextGradient = new double[x.length];
      double nextValue = Double.NaN;
      boolean accepted = false;
      for (int tries = 0; tries < MAX_BACKTRACKS && !accepted; tries++) {
        double expected = 0;
        for (int j = 0; j < x.length; j++) {
          next[j] = Math.max(low[j], Math.min(high[j], x[j] + length * direction[j]));
          expected += gradient[j] * (next[j] - x[j]);
        }
        nextValue = objective.evaluate(next, nextGradient);
        accepted = nextValue <= value + SUFFICIENT * expected;
        length *= accepted ? 1 : shrink(expected, nextValue - value);
      }
      if (!accepted) {
        break;
      }
      remember(pairs, x, gradient, next, nextGradient);
      double gain = value - nextValue;
      x = next;
      gradient = nextGradient;
      value = nextValue;
      if (gain < tolerance) {
        break;
      }
    }
    return new Minimum(x, value);
  }

  /** A tenth of the box's smallest side: far enough to learn a curvature from. */
  private static double firstStep(double[] low, double[] high) {
    double side = Double.POSITIVE_INFINITY;
    for (int j = 0; j < low.length; j++) {
      if (high[j] > low[j]) {
        side = Math.min(side, high[j] - low[j]);
      }
    }
    return 0.1 * side;
  }

  /** Where the parabola through both values and the slope is lowest, from a tenth to a half. */
  private static double shrink(double expected, double rise) {
    double factor = -expected / (2 * (rise - expected));
    return factor >= 0.1 && factor <= 0.5 ? factor : factor > 0.5 ? 0.5 : 0.1;
  }

  /** The gradient, 0 where it presses against a bound. */
  private static double[] freed(double[] x, double[] gradient, double[] low, double[] high) {
    var free = gradient.clone();
    for (int j = 0; j < x.length; j++) {
      if (x[j] <= low[j] && gradient[j] > 0 || x[j] >= high[j] && gradient[j] < 0) {
        free[j] = 0;
      }
    }
    return free;
  }

  /** Minus the approximate inverse Hessian times the gradient; what is held stays 0. */
  private static double[] direction(double[] gradient, Deque<Pair> pairs) {
    var direction = gradient.clone();
    var factors = new ArrayDeque<Double>();
    for (var pair : pairs) {
      double factor = dot(pair.step(), direction) / pair.curvature();
      factors.addLast(factor);
      add(direction, -factor, pair.change());
    }
    if (!pairs.isEmpty()) {
      var last = pairs.getFirst();
      double scale = last.curvature() / dot(last.change(), last.change());
      for (int j = 0; j < direction.length; j++) {
        direction[j] *= scale;
      }
    }
    for (var oldest = pairs.descendingIterator(); oldest.hasNext(); ) {
      var pair = oldest.next();
      double factor = dot(pair.change(), direction) / pair.curvature();
      add(direction, factors.removeLast() - factor, pair.step());
    }
    for (int j = 0; j < direction.length; j++) {
      direction[j] = gradient[j] == 0 ? 0 : -direction[j];
    }
    return direction;
  }

  /** The newest first; a step along which the slope does not grow says nothing. */
  private static void remember(
      Deque<Pair> pairs, double[] x, double[] gradient, double[] next, double[] nextGradient) {
    var step = next.clone();
    add(step, -1, x);
    var change = nextGradient.clone();
    add(change, -1, gradient);
    double curvature = dot(step, change);
    if (curvature > MIN_CURVATURE * dot(change, change)) {
      pairs.addFirst(new Pair(step, change, curvature));
      if (pairs.size() > MEMORY) {
        pairs.removeLast();
      }
    }
  }

  private static void add(double[] target, double factor, double[] vector) {
    for (int j = 0; j < target.length; j++) {
      target[j] += factor * vector[j];
    }
  }

  private static double dot(double[] one, double[] other) {
    double sum = 0;
    for (int j = 0; j < one.length; j++) {
      sum += one[j] * other[j];
    }
    return sum;
  }
}
