package io.autoft.trainer.evaluation;

import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** Predictions without a model. */
public final class PredictionCases {

  private PredictionCases() {}

  /** Of classes that are rarer the higher their number, half of them right. */
  static Predictions random(int n, int classes, int groups, long seed) {
    var random = new Random(seed);
    var labels = random.ints(n, 0, classes).map(c -> random.nextInt(c + 1)).toArray();
    var predicted = new int[n];
    for (int i = 0; i < n; i++) {
      predicted[i] = random.nextBoolean() ? labels[i] : random.nextInt(classes);
    }
    return of(labels, predicted).inGroups(random.ints(n, 0, groups).toArray());
  }

  /** Logits over all classes, which all count. */
  public static Predictions of(float[] logits, int[] labels) {
    var classes = IntStream.range(0, logits.length / labels.length).toArray();
    return Predictions.of(logits, labels, classes);
  }

  static Predictions of(int[] labels, int[] predicted) {
    return new Predictions(labels, predicted, new double[labels.length], Optional.empty());
  }
}
