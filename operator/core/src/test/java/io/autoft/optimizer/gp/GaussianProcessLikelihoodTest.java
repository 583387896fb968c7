package io.autoft.optimizer.gp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GaussianProcessLikelihoodTest {

  /** The reference maximises, and has the likelihood's slopes as well as the priors'. */
  @ParameterizedTest
  @MethodSource("io.autoft.optimizer.gp.GaussianProcessCase#all")
  void hasTheReferencesValueAndSlopes(GaussianProcessCase known) {
    var theta = known.theta();
    var gradient = new double[theta.length];
    double value =
        new GaussianProcessLikelihood(known.design(), known.values()).evaluate(theta, gradient);
    assertThat(-value).isEqualTo(known.value(), within(1e-12));
    for (int i = 0; i < theta.length; i++) {
      assertThat(-gradient[i]).isEqualTo(known.slopes()[i], within(1e-11));
    }
  }

  @Test
  void hasTheSlopesOfItsValues() {
    var random = new Random(4);
    var columns = new double[5][23];
    for (var column : columns) {
      Arrays.setAll(column, i -> random.nextDouble());
    }
    var likelihood =
        new GaussianProcessLikelihood(
            new Design(columns, new int[] {0, 1, 1, 2, 3}, 23),
            random.doubles(23).map(y -> 2 * y - 1).toArray());
    var theta = new double[] {-0.7, 0.1, 0.4, 1.2, -2};
    var gradient = new double[5];
    likelihood.evaluate(theta, gradient);
    double h = 1e-5;
    for (int i = 0; i < theta.length; i++) {
      var below = theta.clone();
      below[i] -= h;
      var above = theta.clone();
      above[i] += h;
      double slope =
          (likelihood.evaluate(above, new double[5]) - likelihood.evaluate(below, new double[5]))
              / (2 * h);
      assertThat(gradient[i]).isEqualTo(slope, within(1e-7));
    }
  }
}
