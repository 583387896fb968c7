package io.autoft.api.v1alpha1;

/** Score of a trial on the out-of-distribution validation set. */
public enum Metric {
  Accuracy,
  MacroF1,
  WorstGroupAccuracy,
  CrossEntropy;

  /** Whether a smaller value is the better one. */
  public boolean lowerIsBetter() {
    return this == CrossEntropy;
  }

  /** Whether a value is better than another; not if they are equal. */
  public boolean isBetter(double value, double other) {
    return lowerIsBetter() ? value < other : value > other;
  }

  /** By how much a value is better than another, negative where it is worse. */
  public double improvement(double value, double other) {
    return lowerIsBetter() ? other - value : value - other;
  }
}
