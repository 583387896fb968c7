package io.autoft.trial;

import java.util.Locale;

/** Scores as columns and messages have them, whatever the metric. */
public final class ScoreText {

  private ScoreText() {}

  /** {@code 0.7213}. */
  public static String of(double score) {
    return String.format(Locale.ROOT, "%.4f", score);
  }

  /** The difference of two scores: {@code +0.0213}. */
  public static String signed(double difference) {
    return String.format(Locale.ROOT, "%+.4f", difference);
  }
}
