package io.autoft.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TruncatedNormalTest {

  @Test
  void integratesToOneOverItsRange() {
    var kernel = new TruncatedNormal(0.3, 0.2, -1, 2);
    int cells = 30_000;
    double width = 3.0 / cells;
    double integral = 0;
    for (int i = 0; i < cells; i++) {
      integral += width * Math.exp(kernel.logDensity(-1 + (i + 0.5) * width));
    }
    assertThat(integral).isEqualTo(1, within(1e-7));
  }

  @Test
  void hasNoDensityOutsideItsRange() {
    var kernel = new TruncatedNormal(0, 1, -1, 1);
    assertThat(kernel.logDensity(Math.nextUp(1.0))).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(kernel.logDensity(Math.nextDown(-1.0))).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(kernel.logDensity(1)).isGreaterThan(-1.5);
  }

  @Test
  void hasItsMedianInTheMiddleOfASymmetricRange() {
    assertThat(new TruncatedNormal(5, 3, 1, 9).quantile(0.5)).isEqualTo(5, within(1e-12));
  }

  @Test
  void drawsFromTheCutOffHalfOfAKernelOnABound() {
    var kernel = new TruncatedNormal(1, 0.1, 1, 9);
    // The half normal: P(X <= x) = 2 Phi((x - 1) / sigma) - 1, a half at the third quartile.
    assertThat(kernel.quantile(0.5)).isEqualTo(1 + 0.1 * 0.6744897501960817, within(1e-12));
  }
}
