package io.autoft.optimizer.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CholeskyTest {

  @Test
  void factorsAMatrixOfTwo() {
    var rows = new double[][] {{4, 2}, {Double.NaN, 3}};
    var cholesky = Cholesky.of(rows, 2).orElseThrow();
    assertThat(rows[0]).containsExactly(2, 1);
    assertThat(rows[1][1]).isEqualTo(Math.sqrt(2), within(1e-15));
    assertThat(cholesky.logDeterminant()).isEqualTo(Math.log(8), within(1e-15));
    assertThat(cholesky.forward(new double[] {2, 3}))
        .containsExactly(new double[] {1, Math.sqrt(2)}, within(1e-15));
    assertThat(cholesky.backward(new double[] {1, Math.sqrt(2)}))
        .containsExactly(new double[] {0, 1}, within(1e-15));
    var inverse = cholesky.inverse();
    assertThat(inverse[0]).containsExactly(new double[] {0.375, -0.25}, within(1e-15));
    assertThat(inverse[1][1]).isEqualTo(0.5, within(1e-15));
  }

  /** Around multiples of four, since four rows are taken at once. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 4, 5, 8, 31, 64})
  void solvesAndInverts(int n) {
    var matrix = positiveDefinite(n);
    var cholesky = Cholesky.of(copy(matrix, n), n).orElseThrow();
    var right = new Random(n).doubles(n).toArray();
    var solved = cholesky.backward(cholesky.forward(right));
    assertThat(times(matrix, solved)).containsExactly(right, within(1e-10));
    var inverse = cholesky.inverse();
    for (int i = 0; i < n; i++) {
      var column = new double[n];
      for (int j = 0; j < n; j++) {
        column[j] = inverse[Math.min(i, j)][Math.max(i, j)];
      }
      var unit = new double[n];
      unit[i] = 1;
      assertThat(times(matrix, column)).containsExactly(unit, within(1e-10));
    }
  }

  @Test
  void solvesABlockAsItSolvesEachColumn() {
    var cholesky = Cholesky.of(positiveDefinite(11), 11).orElseThrow();
    var block = new Random(1).doubles(11 * 6).toArray();
    var rows = new double[11][];
    Arrays.setAll(rows, i -> Arrays.copyOfRange(block, 6 * i, 6 * i + 6));
    cholesky.forward(rows, 6);
    for (int j = 0; j < 6; j++) {
      int column = j;
      var right = new double[11];
      Arrays.setAll(right, i -> block[6 * i + column]);
      var solved = new double[11];
      Arrays.setAll(solved, i -> rows[i][column]);
      assertThat(solved).containsExactly(cholesky.forward(right), within(1e-13));
    }
  }

  @Test
  void growsToTheFactorOfTheWholeMatrix() {
    var matrix = positiveDefinite(13);
    var whole = Cholesky.of(copy(matrix, 13), 13).orElseThrow();
    var grown = Cholesky.of(copy(matrix, 13), 9).orElseThrow();
    for (int i = 9; i < 13; i++) {
      assertThat(grown.append(Arrays.copyOf(matrix[i], i), matrix[i][i])).isTrue();
    }
    assertThat(grown.size()).isEqualTo(13);
    assertThat(grown.logDeterminant()).isEqualTo(whole.logDeterminant(), within(1e-12));
    var right = new Random(2).doubles(13).toArray();
    assertThat(grown.backward(grown.forward(right)))
        .containsExactly(whole.backward(whole.forward(right)), within(1e-11));
  }

  @Test
  void refusesWhatIsNotPositiveDefinite() {
    assertThat(Cholesky.of(new double[][] {{1, 2}, {2, 1}}, 2)).isEmpty();
    assertThat(Cholesky.of(new double[][] {{0}}, 1)).isEmpty();
    assertThat(Cholesky.of(new double[][] {{Double.NaN}}, 1)).isEmpty();
    var cholesky = Cholesky.of(new double[][] {{1, 0}, {0, 0}}, 1).orElseThrow();
    assertThat(cholesky.append(new double[] {1}, 1)).isFalse();
    assertThat(cholesky.size()).isEqualTo(1);
  }

  /** A' A + n, of random A. */
  private static double[][] positiveDefinite(int n) {
    var random = new Random(7);
    var a = new double[n][n];
    for (var row : a) {
      Arrays.setAll(row, j -> random.nextGaussian());
    }
    var product = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        for (var row : a) {
          product[i][j] += row[i] * row[j];
        }
      }
      product[i][i] += n;
    }
    return product;
  }

  private static double[][] copy(double[][] matrix, int n) {
    return Arrays.stream(matrix).map(row -> Arrays.copyOf(row, n)).toArray(double[][]::new);
  }

  private static double[] times(double[][] matrix, double[] vector) {
    return Arrays.stream(matrix)
        .mapToDouble(
            row -> {
              double sum = 0;
              for (int j = 0; j < vector.length; j++) {
                sum += row[j] * vector[j];
              }
              return sum;
            })
        .toArray();
  }
}
