package io.autoft.optimizer.tpe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CategoryKernelsTest {

  /** Reference values made with Optuna 4.8.0 and 4.9.0. */
  private static final double[][] ROWS = {
    {5 / 7.0, 1 / 7.0, 1 / 7.0},
    {1 / 7.0, 1 / 7.0, 5 / 7.0},
    {1 / 7.0, 1 / 7.0, 5 / 7.0},
    {1 / 3.0, 1 / 3.0, 1 / 3.0}
  };

  private static final CategoryKernels KERNELS = new CategoryKernels(new double[] {0, 2, 2}, 3);

  @Test
  void agreeWithTheReference() {
    for (int choice = 0; choice < 3; choice++) {
      var terms = new double[4];
      KERNELS.addLogDensities(choice, terms);
      for (int kernel = 0; kernel < 4; kernel++) {
        assertThat(Math.exp(terms[kernel])).isEqualTo(ROWS[kernel][choice], within(1e-12));
      }
    }
  }

  @Test
  void areUniformWithoutObservations() {
    var terms = new double[1];
    new CategoryKernels(new double[0], 4).addLogDensities(3, terms);
    assertThat(terms[0]).isEqualTo(Math.log(0.25), within(1e-15));
  }

  @Test
  void drawByTheirProbabilities() {
    var random = new SplittableRandom(7);
    for (int kernel = 0; kernel < 4; kernel++) {
      var counts = new int[3];
      for (int i = 0; i < 10_000; i++) {
        counts[(int) KERNELS.sample(kernel, random)]++;
      }
      for (int choice = 0; choice < 3; choice++) {
        assertThat(counts[choice] / 10_000.0).isEqualTo(ROWS[kernel][choice], within(0.02));
      }
    }
  }
}
