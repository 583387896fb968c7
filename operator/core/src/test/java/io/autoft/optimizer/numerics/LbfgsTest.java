package io.autoft.optimizer.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LbfgsTest {

  private static final Lbfgs LBFGS = new Lbfgs(200, 1e-14);

  @Test
  void findsTheEndOfRosenbrocksValleyInTenDimensions() {
    var start = new double[10];
    Arrays.setAll(start, i -> i % 2 == 0 ? -1.2 : 1);
    var evaluations = new int[1];
    var minimum =
        LBFGS.minimize(
            (x, gradient) -> {
              evaluations[0]++;
              return rosenbrock(x, gradient);
            },
            start,
            filled(10, -5),
            filled(10, 5));
    assertThat(minimum.x()).containsExactly(filled(10, 1), within(1e-5));
    assertThat(minimum.value()).isLessThan(1e-10);
    assertThat(evaluations[0]).isLessThan(150);
  }

  /** (x - 2)^2 + (y - x)^2 with x at most 1: the bound, and y free to follow. */
  @Test
  void staysAtABoundThatItIsPressedAgainst() {
    var minimum =
        LBFGS.minimize(
            (x, gradient) -> {
              gradient[0] = 2 * (x[0] - 2) - 2 * (x[1] - x[0]);
              gradient[1] = 2 * (x[1] - x[0]);
              return (x[0] - 2) * (x[0] - 2) + (x[1] - x[0]) * (x[1] - x[0]);
            },
            new double[] {-3, 7},
            new double[] {-10, -10},
            new double[] {1, 10});
    assertThat(minimum.x()).containsExactly(new double[] {1, 1}, within(1e-7));
    assertThat(minimum.value()).isEqualTo(1, within(1e-12));
  }

  @Test
  void leavesACoordinateAloneWhoseBoundsAreEqual() {
    var minimum =
        LBFGS.minimize(
            LbfgsTest::rosenbrock,
            new double[] {0, 0.25},
            new double[] {-5, 0.25},
            new double[] {5, 0.25});
    assertThat(minimum.x()[1]).isEqualTo(0.25);
    // 100 (1/4 - x^2)^2 + (1 - x)^2 is least where 200 x^3 - 49 x - 1 = 0.
    double x = minimum.x()[0];
    assertThat(200 * x * x * x - 49 * x - 1).isEqualTo(0, within(1e-4));
  }

  /** -log(1 - x) - 2 x, whose slope is 0 at 1/2 and which has no value from 1 on. */
  @Test
  void stepsBackFromWhereThereIsNoValue() {
    var minimum =
        LBFGS.minimize(
            (x, gradient) -> {
              gradient[0] = 1 / (1 - x[0]) - 2;
              return x[0] >= 1 ? Double.NaN : -Math.log(1 - x[0]) - 2 * x[0];
            },
            new double[] {-30},
            new double[] {-40},
            new double[] {40});
    assertThat(minimum.x()[0]).isEqualTo(0.5, within(1e-6));
  }

  @Test
  void endsWhereItBeginsWithoutASlope() {
    var start = new double[] {3};
    var minimum = LBFGS.minimize((x, gradient) -> 5, start, new double[] {0}, new double[] {4});
    assertThat(minimum.x()).containsExactly(3);
    assertThat(minimum.value()).isEqualTo(5);
  }

  private static double rosenbrock(double[] x, double[] gradient) {
    Arrays.fill(gradient, 0);
    double sum = 0;
    for (int i = 0; i + 1 < x.length; i++) {
      double a = x[i + 1] - x[i] * x[i];
      double b = 1 - x[i];
      sum += 100 * a * a + b * b;
      gradient[i] += -400 * a * x[i] - 2 * b;
      gradient[i + 1] += 200 * a;
    }
    return sum;
  }

  private static double[] filled(int n, double value) {
    var array = new double[n];
    Arrays.fill(array, value);
    return array;
  }
}
