package io.autoft.trainer.evaluation;

import java.util.Arrays;

/**
 * What a model predicted for N examples.
 *
 * @param labels the truth
 * @param predicted class of the largest logit, the first of equals
 * @param negativeLogLikelihoods -log softmax(logits) at the label, in nats
 */
public record Predictions(int[] labels, int[] predicted, double[] negativeLogLikelihoods) {

  /**
   * Reads logits.
   *
   * @param logits N x C, row by row
   * @param labels N class indices
   */
  public static Predictions of(float[] logits, int[] labels) {
    int n = labels.length;
    int classes = logits.length / n;
    var predicted = new int[n];
    var negativeLogLikelihoods = new double[n];
    for (int i = 0; i < n; i++) {
      var row = Arrays.copyOfRange(logits, i * classes, (i + 1) * classes);
      predicted[i] = largest(row);
      negativeLogLikelihoods[i] = logSumOfExponentials(row) - row[labels[i]];
    }
    return new Predictions(labels.clone(), predicted, negativeLogLikelihoods);
  }

  private static int largest(float[] row) {
    int best = 0;
    for (int c = 1; c < row.length; c++) {
      if (row[c] > row[best]) {
        best = c;
      }
    }
    return best;
  }

  private static double logSumOfExponentials(float[] row) {
    double largest = row[largest(row)];
    double sum = 0;
    for (float logit : row) {
      sum += Math.exp(logit - largest);
    }
    return largest + Math.log(sum);
  }

  /** Number of examples. */
  public int size() {
    return labels.length;
  }

  /** Whether all logits were finite numbers. */
  public boolean finite() {
    return Arrays.stream(negativeLogLikelihoods).allMatch(Double::isFinite);
  }
}
