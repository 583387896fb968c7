package io.autoft.optimizer.numerics;

import java.util.Arrays;
import java.util.Optional;

/**
 * The factor U of a symmetric positive definite matrix K = U' U, upper triangular, which can grow
 * by one row and column at a time.
 *
 * <p>Golub and Van Loan, "Matrix Computations", 2013, section 4.2. Every inner loop adds multiples
 * of rows to a row: elementwise, so that the compiler may use vector instructions without changing
 * a bit, and four rows at once, so that the sum is loaded and stored a quarter as often.
 */
public final class Cholesky {

  private final double[][] rows;
  private int size;

  private Cholesky(double[][] rows, int size) {
    this.rows = rows;
    this.size = size;
  }

  /**
   * Factors a matrix in place.
   *
   * @param rows of the matrix, of which only the upper triangle is read; overwritten. There may be
   *     more rows than {@code size}, and longer ones: that is room to {@link #append}
   * @param size how many rows and columns the matrix has
   * @return empty where the matrix is not positive definite to working precision
   */
  public static Optional<Cholesky> of(double[][] rows, int size) {
    for (int i = 0; i < size; i++) {
      var row = rows[i];
      int k = 0;
      for (; k + 4 <= i; k += 4) {
        subtract(row, i, size, 1, rows, i, rows, k);
      }
      for (; k < i; k++) {
        subtract(row, i, size, rows[k][i], rows[k]);
      }
      if (!(row[i] > 0) || !Double.isFinite(row[i])) {
        return Optional.empty();
      }
      double root = Math.sqrt(row[i]);
      for (int j = i; j < size; j++) {
        row[j] /= root;
      }
    }
    return Optional.of(new Cholesky(rows, size));
  }

  /** How many rows and columns K has, those appended included. */
  public int size() {
    return size;
  }

  /** log det K = 2 sum of log U_ii. */
  public double logDeterminant() {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += StrictMath.log(rows[i][i]);
    }
    return 2 * sum;
  }

  /**
   * Grows K by one row and column.
   *
   * @param covariances the new column above the diagonal, {@link #size()} long
   * @param variance the new element of the diagonal
   * @return whether K has grown; false, and nothing has changed, where the greater matrix would not
   *     be positive definite
   * @throws ArrayIndexOutOfBoundsException where the rows that were factored have no room
   */
  public boolean append(double[] covariances, double variance) {
    var column = forward(covariances);
    double rest = variance;
    for (double element : column) {
      rest -= element * element;
    }
    if (!(rest > 0)) {
      return false;
    }
    for (int i = 0; i < size; i++) {
      rows[i][size] = column[i];
    }
    rows[size][size] = Math.sqrt(rest);
    size++;
    return true;
  }

  /** Solves U' z = b for z; b has {@link #size()} elements and is left as it is. */
  public double[] forward(double[] b) {
    var z = Arrays.copyOf(b, size);
    for (int k = 0; k < size; k++) {
      z[k] /= rows[k][k];
      subtract(z, k + 1, size, z[k], rows[k]);
    }
    return z;
  }

  /** Solves U x = z for x; z has {@link #size()} elements and is left as it is. */
  public double[] backward(double[] z) {
    var x = Arrays.copyOf(z, size);
    for (int i = size - 1; i >= 0; i--) {
      x[i] = (x[i] - dot(rows[i], x, i + 1, size)) / rows[i][i];
    }
    return x;
  }

  /**
   * {@link #forward(double[])} for many right-hand sides at once, in place.
   *
   * @param block {@link #size()} rows, whose columns are the right-hand sides
   * @param columns how many there are
   */
  public void forward(double[][] block, int columns) {
    for (int i = 0; i < size; i++) {
      var row = block[i];
      int k = 0;
      for (; k + 4 <= i; k += 4) {
        subtract(row, 0, columns, 1, rows, i, block, k);
      }
      for (; k < i; k++) {
        subtract(row, 0, columns, rows[k][i], block[k]);
      }
      double pivot = rows[i][i];
      for (int j = 0; j < columns; j++) {
        row[j] /= pivot;
      }
    }
  }

  /**
   * The inverse of K, as V' V with V the inverse of U'.
   *
   * @return {@link #size()} rows as long, of which only the upper triangle is filled
   */
  public double[][] inverse() {
    var v = new double[size][size];
    for (int i = 0; i < size; i++) {
      v[i][i] = 1;
      int k = 0;
      for (; k + 4 <= i; k += 4) {
        subtract(v[i], 0, k + 4, 1, rows, i, v, k);
      }
      for (; k < i; k++) {
        subtract(v[i], 0, k + 1, rows[k][i], v[k]);
      }
      double pivot = rows[i][i];
      for (int j = 0; j <= i; j++) {
        v[i][j] /= pivot;
      }
    }
    var inverse = new double[size][size];
    for (int i = 0; i < size; i++) {
      int k = i;
      for (; k + 4 <= size; k += 4) {
        subtract(inverse[i], i, k + 4, -1, v, i, v, k);
      }
      for (; k < size; k++) {
        subtract(inverse[i], i, k + 1, -v[k][i], v[k]);
      }
    }
    return inverse;
  }

  /** target -= sign times the sum over k .. k + 3 of the i-th of the factors times the row. */
  private static void subtract(
      double[] target,
      int from,
      int to,
      int sign,
      double[][] factors,
      int i,
      double[][] rows,
      int k) {
    var r0 = rows[k];
    var r1 = rows[k + 1];
    var r2 = rows[k + 2];
    var r3 = rows[k + 3];
    double a0 = sign * factors[k][i];
    double a1 = sign * factors[k + 1][i];
    double a2 = sign * factors[k + 2][i];
    double a3 = sign * factors[k + 3][i];
    for (int j = from; j < to; j++) {
      target[j] -= (a0 * r0[j] + a1 * r1[j]) + (a2 * r2[j] + a3 * r3[j]);
    }
  }

  private static void subtract(double[] target, int from, int to, double factor, double[] row) {
    for (int j = from; j < to; j++) {
      target[j] -= factor * row[j];
    }
  }

  private static double dot(double[] one, double[] other, int from, int to) {
    double sum = 0;
    for (int j = from; j < to; j++) {
      sum += one[j] * other[j];
    }
    return sum;
  }
}
