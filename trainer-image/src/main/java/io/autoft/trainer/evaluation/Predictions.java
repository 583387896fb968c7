package io.autoft.trainer.evaluation;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a model predicted for N examples.
 *
 * @param labels the truth
 * @param predicted class of the largest logit, the first of equals
 * @param negativeLogLikelihoods -log softmax(logits) at the label, in nats
 * @param groups of the examples, negative where a group does not count; empty if there are none
 */
public record Predictions(
    int[] labels, int[] predicted, double[] negativeLogLikelihoods, Optional<int[]> groups) {

  public Predictions {
    requireNonNull(labels, "labels is null");
    requireNonNull(predicted, "predicted is null");
    requireNonNull(negativeLogLikelihoods, "negativeLogLikelihoods is null");
    groups.ifPresent(
        g -> {
          if (g.length != labels.length) {
            throw new IllegalArgumentException(
                "%d groups for %d examples".formatted(g.length, labels.length));
          }
        });
  }

  /**
   * Reads logits over a part of the classes, as if the model had no others.
   *
   * @param logits N x C, row by row
   * @param labels N class indices, all of them among {@code scored}
   * @param scored indices of the classes that count, ascending
   */
  public static Predictions of(float[] logits, int[] labels, int[] scored) {
    int n = labels.length;
    int classes = logits.length / n;
    var predicted = new int[n];
    var negativeLogLikelihoods = new double[n];
    var row = new float[scored.length];
    for (int i = 0; i < n; i++) {
      for (int c = 0; c < scored.length; c++) {
        row[c] = logits[i * classes + scored[c]];
      }
      predicted[i] = scored[largest(row)];
      int label = Arrays.binarySearch(scored, labels[i]);
      if (label < 0) {
        throw new IllegalArgumentException("label %d is not scored".formatted(labels[i]));
      }
      negativeLogLikelihoods[i] = logSumOfExponentials(row) - row[label];
    }
    return new Predictions(labels.clone(), predicted, negativeLogLikelihoods, Optional.empty());
  }

  /** The same predictions for examples in groups, negative where a group does not count. */
  public Predictions inGroups(int[] groupOfExample) {
    return new Predictions(
        labels, predicted, negativeLogLikelihoods, Optional.of(groupOfExample.clone()));
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

  /** Whether all logits that count were finite numbers. */
  public boolean finite() {
    return Arrays.stream(negativeLogLikelihoods).allMatch(Double::isFinite);
  }

  /** Whether the example was recognised. */
  boolean right(int example) {
    return predicted[example] == labels[example];
  }
}
