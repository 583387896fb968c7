package io.autoft.result.confirmation;

import io.autoft.result.Samples;
import java.util.Arrays;

/**
 * The mean squares of a two-way layout without replication, scores x_ir of objective i with seed r
 * (Scheffe 1959, chapter 4):
 *
 * <pre>
 * seeds    = I sum_r (x_.r - x_..)^2 / (R - 1)
 * residual = sum_ir (x_ir - x_i. - x_.r + x_..)^2 / ((I - 1) (R - 1))
 * </pre>
 *
 * <p>Where x_ir = m_i + S_r + e_ir, their expectations are var(e) + I var(S) and var(e). With a
 * single objective there is no residual.
 */
record MeanSquares(double seeds, double residual) {

  /**
   * Those of a table.
   *
   * @param table rows are objectives, columns seeds; two seeds at least
   */
  static MeanSquares of(double[][] table) {
    var columns = Samples.columns(table);
    var bySeed = Arrays.stream(columns).mapToDouble(Samples::mean).toArray();
    double all = Samples.mean(bySeed);
    double squares = 0;
    for (var row : table) {
      double mean = Samples.mean(row);
      for (int r = 0; r < row.length; r++) {
        double residual = row[r] - mean - bySeed[r] + all;
        squares += residual * residual;
      }
    }
    int freedom = (table.length - 1) * (columns.length - 1);
    return new MeanSquares(
        table.length * Samples.variance(bySeed), freedom == 0 ? 0 : squares / freedom);
  }
}
