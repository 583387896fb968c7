package io.autoft.optimizer.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LogSumExpTest {

  @Test
  void agreesWithTheExponentialToTheLastDigits() {
    for (double x = -700; x <= 700; x += 0.0173) {
      double expected = StrictMath.exp(x);
      assertThat(LogSumExp.exp(x))
          .as("x = %s", x)
          .isEqualTo(expected, within(2 * Math.ulp(expected)));
    }
    assertThat(LogSumExp.exp(0)).isEqualTo(1);
    assertThat(LogSumExp.exp(1)).isEqualTo(Math.E, within(1e-15));
  }

  @Test
  void addsWhatWouldOverflowOrVanish() {
    assertThat(LogSumExp.of(new double[] {1000, 1000}))
        .isEqualTo(1000 + Math.log(2), within(1e-12));
    assertThat(LogSumExp.of(new double[] {-5000, -5001}))
        .isEqualTo(-5000 + Math.log1p(Math.exp(-1)), within(1e-12));
  }

  @Test
  void neglectsWhatCannotBeSeen() {
    var terms = new double[5000];
    Arrays.fill(terms, -40.5);
    terms[17] = 0;
    assertThat(LogSumExp.of(terms)).isEqualTo(Math.log1p(4999 * Math.exp(-40.5)), within(1e-13));
  }

  @Test
  void isTheLogarithmOfNothingWithoutATerm() {
    double nothing = Double.NEGATIVE_INFINITY;
    assertThat(LogSumExp.of(new double[] {nothing, nothing})).isEqualTo(nothing);
    assertThat(LogSumExp.of(new double[] {nothing, 3})).isEqualTo(3);
  }
}
