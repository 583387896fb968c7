package io.autoft.optimizer.gp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class Matern52Test {

  @Test
  void followsItsFormula() {
    var values = new double[4];
    Matern52.evaluate(new double[] {9, 0, 1.0 / 5, 1e9}, 1, 4, values, new double[4]);
    assertThat(values[0]).isZero();
    assertThat(values[1]).isEqualTo(1);
    assertThat(values[2]).isEqualTo((2 + 1 / 3.0) / Math.E, within(1e-15));
    assertThat(values[3]).isEqualTo(0, within(1e-290));
  }

  @Test
  void hasMinusTwiceTheSlopeInTheSquaredDistance() {
    for (double square : new double[] {0.01, 0.5, 4, 30}) {
      double h = 1e-6 * square;
      var values = new double[3];
      var slopes = new double[3];
      Matern52.evaluate(new double[] {square - h, square, square + h}, 0, 3, values, slopes);
      assertThat(slopes[1]).isEqualTo(-(values[2] - values[0]) / h, within(1e-8));
    }
  }
}
