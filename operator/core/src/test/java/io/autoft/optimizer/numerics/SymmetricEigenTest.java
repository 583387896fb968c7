package io.autoft.optimizer.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SymmetricEigenTest {

  @Test
  void findsTheAxesOfAMatrixOfTwo() {
    var eigen = SymmetricEigen.of(new double[][] {{2, 1}, {1, 2}});
    var sorted = eigen.values().clone();
    Arrays.sort(sorted);
    assertThat(sorted).containsExactly(new double[] {1, 3}, within(1e-15));
    int greatest = eigen.values()[0] > eigen.values()[1] ? 0 : 1;
    assertThat(eigen.vectors()[0][greatest]).isEqualTo(eigen.vectors()[1][greatest], within(1e-15));
    assertThat(Math.abs(eigen.vectors()[0][greatest])).isEqualTo(Math.sqrt(0.5), within(1e-15));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 40})
  void givesTheMatrixBackAndIsOrthonormal(int n) {
    var random = new Random(n);
    var matrix = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        // From 1 to 1e6 along the diagonal, as in a long search.
        matrix[i][j] = random.nextGaussian() + (i == j ? Math.pow(10, 6.0 * i / n) : 0);
        matrix[j][i] = matrix[i][j];
      }
    }
    var eigen = SymmetricEigen.of(matrix);
    var v = eigen.vectors();
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double element = 0;
        double product = 0;
        for (int k = 0; k < n; k++) {
          element += v[i][k] * eigen.values()[k] * v[j][k];
          product += v[k][i] * v[k][j];
        }
        assertThat(element).isEqualTo(matrix[i][j], within(1e-8));
        assertThat(product).isEqualTo(i == j ? 1 : 0, within(1e-13));
      }
    }
  }

  @Test
  void leavesADiagonalMatrixAlone() {
    var eigen = SymmetricEigen.of(new double[][] {{5, 0, 0}, {0, -2, 0}, {0, 0, 0}});
    assertThat(eigen.values()).containsExactly(5, -2, 0);
    assertThat(eigen.vectors()).isDeepEqualTo(new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}});
  }
}
