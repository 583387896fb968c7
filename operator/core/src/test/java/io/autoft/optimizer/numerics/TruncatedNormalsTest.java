package io.autoft.optimizer.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TruncatedNormalsTest {

  @Test
  void integrateToOneOverTheirRange() {
    var normals =
        new TruncatedNormals(new double[] {0.3, -1, 2}, new double[] {0.2, 0.1, 3}, -1, 2);
    int cells = 30_000;
    double width = 3.0 / cells;
    var integrals = new double[3];
    for (int i = 0; i < cells; i++) {
      var terms = new double[3];
      normals.addLogDensities(-1 + (i + 0.5) * width, terms);
      for (int kernel = 0; kernel < 3; kernel++) {
        integrals[kernel] += width * Math.exp(terms[kernel]);
      }
    }
    assertThat(integrals).containsExactly(new double[] {1, 1, 1}, within(1e-7));
  }

  @Test
  void addTheirDensitiesToTheTerms() {
    var normals = new TruncatedNormals(new double[] {0, 1}, new double[] {1, 1}, -20, 20);
    var terms = new double[] {5, 7};
    normals.addLogDensities(1, terms);
    double peak = -0.5 * Math.log(2 * Math.PI);
    assertThat(terms).containsExactly(new double[] {5 + peak - 0.5, 7 + peak}, within(1e-12));
  }

  @Test
  void shareTheRangeOutAmongItsIntervals() {
    var normals = new TruncatedNormals(new double[] {0.2}, new double[] {0.3}, 0, 1);
    double sum = 0;
    for (int i = 0; i < 10; i++) {
      sum += Math.exp(normals.logProbability(0, i / 10.0, (i + 1) / 10.0));
    }
    assertThat(sum).isEqualTo(1, within(1e-12));
  }

  @Test
  void haveTheirMedianInTheMiddleOfASymmetricRange() {
    var normals = new TruncatedNormals(new double[] {5}, new double[] {3}, 1, 9);
    assertThat(normals.quantile(0, 0.5)).isEqualTo(5, within(1e-12));
  }

  @Test
  void drawFromTheCutOffHalfOfAKernelOnABound() {
    var normals = new TruncatedNormals(new double[] {1}, new double[] {0.1}, 1, 9);
    // The half normal: P(X <= x) = 2 Phi((x - 1) / sigma) - 1, a half at the third quartile.
    assertThat(normals.quantile(0, 0.5)).isEqualTo(1 + 0.1 * 0.6744897501960817, within(1e-12));
  }
}
