package io.autoft.optimizer.gp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LogNormalPriorTest {

  /** log of 1 / (x d sqrt(2 pi)) exp(-(log x - m)^2 / (2 d^2)), between two x. */
  @Test
  void isTheDensityOfTheQuantityItself() {
    var prior = new LogNormalPrior(0.3, 0.7);
    double expected =
        -Math.log(5.0 / 2.0) - (square(Math.log(5) - 0.3) - square(Math.log(2) - 0.3)) / 0.98;
    assertThat(prior.logDensity(Math.log(5)) - prior.logDensity(Math.log(2)))
        .isEqualTo(expected, within(1e-14));
  }

  @Test
  void hasTheSlopeOfItsDensity() {
    var prior = LogNormalPrior.ofNoise();
    double slope = (prior.logDensity(-2 + 1e-6) - prior.logDensity(-2 - 1e-6)) / 2e-6;
    assertThat(prior.slope(-2)).isEqualTo(slope, within(1e-8));
  }

  /** exp(mean - deviation^2), not exp(mean). */
  @Test
  void expectsLengthScalesShorterThanTheirMedian() {
    var prior = LogNormalPrior.ofLengthScale(11);
    double mode = prior.mean() - 3;
    assertThat(prior.slope(mode)).isEqualTo(0, within(1e-14));
    assertThat(Math.exp(mode)).isEqualTo(0.2048 * Math.sqrt(11), within(1e-3));
  }

  private static double square(double x) {
    return x * x;
  }
}
