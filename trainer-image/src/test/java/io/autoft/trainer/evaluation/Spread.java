package io.autoft.trainer.evaluation;

/** Standard deviation of some values. */
final class Spread {

  private Spread() {}

  static double of(float[] values) {
    double mean = 0;
    for (float value : values) {
      mean += value / values.length;
    }
    double squares = 0;
    for (float value : values) {
      squares += (value - mean) * (value - mean);
    }
    return Math.sqrt(squares / (values.length - 1));
  }
}
