package io.autoft.optimizer.numerics;

import java.util.Arrays;

/**
 * Eigenvalues and eigenvectors of a symmetric matrix by Jacobi's method (Golub and Van Loan,
 * "Matrix Computations", 2013, section 8.5): plane rotations, each of which makes one element 0,
 * until all beside the diagonal are negligible.
 *
 * @param values the eigenvalues, in no particular order
 * @param vectors an orthonormal matrix, whose k-th column belongs to the k-th eigenvalue
 */
public record SymmetricEigen(double[] values, double[][] vectors) {

  private static final int MAX_SWEEPS = 30;
  private static final double NEGLIGIBLE = 1e-30;

  /**
   * The eigenvalues and eigenvectors of a matrix.
   *
   * @param matrix n rows of n finite numbers, symmetric; left as it is
   */
  public static SymmetricEigen of(double[][] matrix) {
    int n = matrix.length;
    var a = Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
    var vectors = new double[n][n];
    for (int i = 0; i < n; i++) {
      vectors[i][i] = 1;
    }
    for (int sweep = 0; sweep < MAX_SWEEPS && !isDiagonal(a); sweep++) {
      for (int p = 0; p < n; p++) {
        for (int q = p + 1; q < n; q++) {
          if (a[p][q] != 0) {
            rotate(a, vectors, p, q);
          }
        }
      }
    }
    var values = new double[n];
    Arrays.setAll(values, i -> a[i][i]);
    return new SymmetricEigen(values, vectors);
  }

  private static boolean isDiagonal(double[][] a) {
    double on = 0;
    double off = 0;
    for (int i = 0; i < a.length; i++) {
      on += a[i][i] * a[i][i];
      for (int j = i + 1; j < a.length; j++) {
        off += a[i][j] * a[i][j];
      }
    }
    return off <= NEGLIGIBLE * on;
  }

  /** By the angle, of the two that make a_pq = 0, that is at most 45 degrees. */
  private static void rotate(double[][] a, double[][] vectors, int p, int q) {
    double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
    double tangent = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
    double cosine = 1 / Math.sqrt(tangent * tangent + 1);
    double sine = tangent * cosine;
    for (var row : a) {
      turn(row, p, q, cosine, sine);
    }
    for (int i = 0; i < a.length; i++) {
      double up = a[p][i];
      a[p][i] = cosine * up - sine * a[q][i];
      a[q][i] = sine * up + cosine * a[q][i];
    }
    for (var row : vectors) {
      turn(row, p, q, cosine, sine);
    }
  }

  private static void turn(double[] row, int p, int q, double cosine, double sine) {
    double left = row[p];
    row[p] = cosine * left - sine * row[q];
    row[q] = sine * left + cosine * row[q];
  }
}
