package io.autoft.optimizer.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.numbers.gamma.Erfc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandardNormalTest {

  /** Reference values made with Optuna, on intervals from the centre to far tails. */
  @ParameterizedTest(name = "between {0} and {1}")
  @CsvSource({
    " -1,   2, -0.20016629432446262,  0.1, -0.7046478210947451,   0.3, -0.7637722388802101",
    " .5, 1.5, -1.4199324821566266,   0.5,  0.8865063386610185,     1,  0.0009939489519539269",
    " -8,  -6, -20.736769580528165,   0.9, -6.017085051314983,   -6.5, -1.3071689526765091",
    "  3,   9, -6.607726221510348,    0.5,  3.205154920598933,    3.2,  0.568787688305675",
    "-40, -38, -726.5572160188202,    0.5, -38.018223745586276, -38.5, -15.486722514384496",
    "  7,   9, -27.384307586994964,  0.25,  7.040194342328315,    7.1,  1.260369053790292",
  })
  void agreesWithTheReferenceOnATruncatedInterval(
      double a, double b, double logMass, double u, double quantile, double x, double logDensity) {
    assertThat(StandardNormal.logMass(a, b)).isEqualTo(logMass, within(1e-9));
    assertThat(StandardNormal.truncatedQuantile(u, a, b)).isEqualTo(quantile, within(1e-7));
    assertThat(StandardNormal.logDensity(x) - StandardNormal.logMass(a, b))
        .isEqualTo(logDensity, within(1e-9));
  }

  @Test
  void agreesWithTheComplementaryErrorFunctionBetweenTheTails() {
    for (double x = -8; x <= 8; x += 0.01) {
      double expected = Math.log(0.5 * Erfc.value(-x / Math.sqrt(2)));
      assertThat(StandardNormal.logCdf(x))
          .as("x = %s", x)
          .isEqualTo(expected, within(2e-15 * Math.max(1, Math.abs(expected))));
    }
  }

  @Test
  void keepsItsDigitsWhereTheProbabilityItselfUnderflows() {
    // log Phi(-x) = log phi(x) - log x + log(1 - 1/x^2 + 3/x^4 - ..)
    double x = 100;
    double series = Math.log1p(-1 / (x * x) + 3 / Math.pow(x, 4) - 15 / Math.pow(x, 6));
    assertThat(StandardNormal.logCdf(-x))
        .isEqualTo(StandardNormal.logDensity(x) - Math.log(x) + series, within(1e-11));
  }

  @Test
  void invertsTheLogarithmOfTheDistributionFunction() {
    for (double x = -60; x <= 5; x += 0.037) {
      assertThat(StandardNormal.inverseLogCdf(StandardNormal.logCdf(x)))
          .as("x = %s", x)
          .isEqualTo(x, within(1e-9));
    }
    assertThat(StandardNormal.inverseLogCdf(0)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(StandardNormal.inverseLogCdf(Double.NEGATIVE_INFINITY))
        .isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(StandardNormal.inverseLogCdf(Math.log(0.5))).isEqualTo(0, within(1e-15));
  }

  @Test
  void reachesTheEndsOfTheIntervalAndNoFurther() {
    assertThat(StandardNormal.truncatedQuantile(0, -2, 3)).isEqualTo(-2, within(1e-12));
    assertThat(StandardNormal.truncatedQuantile(1, -2, 3)).isEqualTo(3, within(1e-12));
    assertThat(StandardNormal.truncatedQuantile(1, -2, 50)).isBetween(8.0, 50.0);
    for (double u = 0; u <= 1; u += 0x1p-10) {
      assertThat(StandardNormal.truncatedQuantile(u, -100, 0)).isBetween(-100.0, 0.0);
      assertThat(StandardNormal.truncatedQuantile(u, 0, 1e-2)).isBetween(0.0, 1e-2);
    }
  }
}
