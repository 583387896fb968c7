package io.autoft.optimizer.gp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GaussianProcessTest {

  @ParameterizedTest
  @MethodSource("io.autoft.optimizer.gp.GaussianProcessCase#all")
  void predictsTheReferencesMeansAndVariances(GaussianProcessCase known) {
    var prediction = known.process(0).predict(known.queries());
    var expected = known.predictions();
    for (int i = 0; i < expected.length; i++) {
      assertThat(prediction.means()[i]).isEqualTo(expected[i][0], within(1e-13));
      assertThat(prediction.variances()[i]).isEqualTo(expected[i][1], within(1e-13));
    }
  }

  @ParameterizedTest
  @MethodSource("io.autoft.optimizer.gp.GaussianProcessCase#all")
  void predictsOnePointAsItPredictsMany(GaussianProcessCase known) {
    var process = known.process(1);
    process.expect(known.queries().row(2));
    var prediction = process.predict(known.queries());
    for (int i = 0; i < known.queries().size(); i++) {
      var slopes = process.slopes(known.queries().row(i));
      assertThat(slopes.mean()).isEqualTo(prediction.means()[i], within(1e-14));
      assertThat(slopes.variance()).isEqualTo(prediction.variances()[i], within(1e-14));
    }
  }

  @ParameterizedTest
  @MethodSource("io.autoft.optimizer.gp.GaussianProcessCase#all")
  void hasTheSlopesOfItsMeansAndVariances(GaussianProcessCase known) {
    var process = known.process(1);
    process.expect(known.queries().row(2));
    var point = known.queries().row(1);
    var slopes = process.slopes(point);
    double h = 1e-6;
    for (int f = 0; f < point.length; f++) {
      var below = point.clone();
      below[f] -= h;
      var above = point.clone();
      above[f] += h;
      var low = process.slopes(below);
      var high = process.slopes(above);
      assertThat(slopes.meanSlopes()[f])
          .isEqualTo((high.mean() - low.mean()) / (2 * h), within(1e-8));
      assertThat(slopes.varianceSlopes()[f])
          .isEqualTo((high.variance() - low.variance()) / (2 * h), within(1e-8));
    }
  }

  /** Of one point at distance 0: mean y / (1 + noise), variance 1 - 1 / (1 + noise). */
  @Test
  void shrinksASingleValueByItsNoise() {
    var known = GaussianProcessCase.all().get(0);
    var prediction = known.process(0).predict(known.design());
    assertThat(prediction.means()[0]).isEqualTo(1.5 / 1.1, within(1e-15));
    assertThat(prediction.variances()[0]).isEqualTo(1 - 1 / 1.1, within(1e-15));
  }

  @ParameterizedTest
  @MethodSource("io.autoft.optimizer.gp.GaussianProcessCase#all")
  void takesTheMeanForTheValueOfAnExpectedPoint(GaussianProcessCase known) {
    var without = known.process(0);
    var process = known.process(1);
    var expected = known.queries().row(2);
    process.expect(expected);

    var values = Arrays.copyOf(known.values(), known.values().length + 1);
    values[values.length - 1] = without.slopes(expected).mean();
    var theta = known.theta();
    int last = theta.length - 1;
    var told =
        new GaussianProcess(
            known.design().with(expected),
            values,
            new GaussianProcessParameters(Arrays.copyOf(theta, last), theta[last]),
            0);
    var prediction = process.predict(known.queries());
    var reference = told.predict(known.queries());
    assertThat(prediction.means()).containsExactly(reference.means(), within(1e-13));
    assertThat(prediction.means())
        .containsExactly(without.predict(known.queries()).means(), within(1e-13));
    assertThat(prediction.variances()).containsExactly(reference.variances(), within(1e-13));
    assertThat(prediction.variances()[2])
        .isLessThan(without.predict(known.queries()).variances()[2]);
  }
}
