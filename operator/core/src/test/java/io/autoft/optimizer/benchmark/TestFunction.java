package io.autoft.optimizer.benchmark;

import static java.lang.Math.PI;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Functions that optimizers are tested on, all to be minimised: those of BBOB (Hansen et al.,
 * "Real-parameter black-box optimization benchmarking", INRIA RR-6829) without their
 * irregularities, so that the least value is known, and those of Dixon and Szegö's tradition.
 */
enum TestFunction {
  /** Sum of z_i^2. */
  @JsonProperty("sphere")
  SPHERE {
    @Override
    double value(double[] z, double condition) {
      return DoubleStream.of(z).map(v -> v * v).sum();
    }
  },

  /** Sum of condition^(i / (d - 1)) z_i^2. */
  @JsonProperty("ellipsoid")
  ELLIPSOID {
    @Override
    double value(double[] z, double condition) {
      return IntStream.range(0, z.length)
          .mapToDouble(i -> Math.pow(condition, i / (z.length - 1.0)) * z[i] * z[i])
          .sum();
    }
  },

  /** The ellipsoid of z rounded, to integers far from the optimum and to tenths near it. */
  @JsonProperty("stepEllipsoid")
  STEP_ELLIPSOID {
    @Override
    double value(double[] z, double condition) {
      var steps =
          DoubleStream.of(z)
              .map(v -> Math.abs(v) > 0.5 ? Math.floor(v + 0.5) : Math.floor(10 * v + 0.5) / 10)
              .toArray();
      return Math.max(Math.abs(z[0]) * 1e-4, ELLIPSOID.value(steps, condition));
    }
  },

  /** Sum of 100 (y_i^2 - y_(i+1))^2 + (y_i - 1)^2, y = z + 1. */
  @JsonProperty("rosenbrock")
  ROSENBROCK {
    @Override
    double value(double[] z, double condition) {
      double sum = 0;
      for (int i = 0; i < z.length - 1; i++) {
        double y = z[i] + 1;
        double fall = y * y - (z[i + 1] + 1);
        sum += 100 * fall * fall + (y - 1) * (y - 1);
      }
      return sum;
    }
  },

  /** 10 d + sum of z_i^2 - 10 cos(2 pi z_i). */
  @JsonProperty("rastrigin")
  RASTRIGIN {
    @Override
    double value(double[] z, double condition) {
      double waves = DoubleStream.of(z).map(v -> Math.cos(2 * PI * v)).sum();
      return 10 * (z.length - waves) + SPHERE.value(z, condition);
    }
  },

  /** 20 + e - 20 exp(-0.2 root mean y_i^2) - exp(mean cos(2 pi y_i)), y = 3 z. */
  @JsonProperty("ackley")
  ACKLEY {
    @Override
    double value(double[] z, double condition) {
      int d = z.length;
      double spread = Math.sqrt(DoubleStream.of(z).map(v -> 3 * v * 3 * v).sum() / d);
      double waves = DoubleStream.of(z).map(v -> Math.cos(2 * PI * (3 * v))).sum() / d;
      return 20 - 20 * Math.exp(-0.2 * spread) + Math.E - Math.exp(waves);
    }
  },

  /**
   * The square of the mean of sqrt(s_i) (1 + sin^2(50 s_i^0.2)), s_i the length of two neighbouring
   * elements of y, y_i = 10^(i / (2 (d - 1))) z_i.
   */
  @JsonProperty("schaffers")
  SCHAFFERS {
    @Override
    double value(double[] z, double condition) {
      int d = z.length;
      double sum = 0;
      for (int i = 0; i < d - 1; i++) {
        double a = Math.pow(10, 0.5 * i / (d - 1)) * z[i];
        double b = Math.pow(10, 0.5 * (i + 1) / (d - 1)) * z[i + 1];
        double s = Math.sqrt(a * a + b * b);
        sum += Math.sqrt(s) * (1 + square(Math.sin(50 * Math.pow(s, 0.2))));
      }
      return square(sum / (d - 1));
    }
  },

  /** Levy's of w = 1 + z / 2. */
  @JsonProperty("levy")
  LEVY {
    @Override
    double value(double[] z, double condition) {
      DoubleUnaryOperator w = v -> 1 + v / 2;
      int last = z.length - 1;
      double sum = square(Math.sin(PI * w.applyAsDouble(z[0])));
      for (int i = 0; i < last; i++) {
        double v = w.applyAsDouble(z[i]);
        sum += (v - 1) * (v - 1) * (1 + 10 * square(Math.sin(PI * v + 1)));
      }
      double v = w.applyAsDouble(z[last]);
      return sum + (v - 1) * (v - 1) * (1 + square(Math.sin(2 * PI * v)));
    }
  },

  /** Half the sum of z_i^4 - 16 z_i^2 + 5 z_i (Styblinski and Tang 1990). */
  @JsonProperty("styblinski")
  STYBLINSKI {
    @Override
    double value(double[] z, double condition) {
      return DoubleStream.of(z).map(v -> 0.5 * (v * v * v * v - 16 * v * v + 5 * v)).sum();
    }
  },

  /** Four bells over six numbers in [0, 1] (Hartman 1973). */
  @JsonProperty("hartmann")
  HARTMANN {
    @Override
    double value(double[] z, double condition) {
      double sum = 0;
      for (int bell = 0; bell < HEIGHTS.length; bell++) {
        double distance = 0;
        for (int i = 0; i < z.length; i++) {
          distance += STEEPNESS[bell][i] * square(z[i] - CENTERS[bell][i]);
        }
        sum += HEIGHTS[bell] * Math.exp(-distance);
      }
      return -sum;
    }
  };

  private static final double[] HEIGHTS = {1.0, 1.2, 3.0, 3.2};
  private static final double[][] STEEPNESS = {
    {10, 3, 17, 3.5, 1.7, 8},
    {0.05, 10, 17, 0.1, 8, 14},
    {3, 3.5, 1.7, 10, 17, 8},
    {17, 8, 0.05, 10, 0.1, 14},
  };
  private static final double[][] CENTERS = {
    {0.1312, 0.1696, 0.5569, 0.0124, 0.8283, 0.5886},
    {0.2329, 0.4135, 0.8307, 0.3736, 0.1004, 0.9991},
    {0.2348, 0.1451, 0.3522, 0.2883, 0.3047, 0.6650},
    {0.4047, 0.8828, 0.8732, 0.5743, 0.1091, 0.0381},
  };

  /** The condition is how many times steeper the last axis is than the first, where that counts. */
  abstract double value(double[] z, double condition);

  private static double square(double x) {
    return x * x;
  }
}
