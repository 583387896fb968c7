package io.autoft.contract;

/** What is measured on a data set. */
public enum Metric {
  /** Top-1 accuracy, a fraction of 1. */
  Accuracy(false),
  /** Unweighted mean of the F1 of the classes that occur in the labels, a fraction of 1. */
  MacroF1(false),
  /** Lowest accuracy over the groups that have an example, a fraction of 1. */
  WorstGroupAccuracy(false),
  /** Mean negative log-likelihood in nats. */
  CrossEntropy(true);

  private final boolean lowerIsBetter;

  Metric(boolean lowerIsBetter) {
    this.lowerIsBetter = lowerIsBetter;
  }

  /** Name of the metric among a report's metrics, where it follows a set's: {@code macroF1}. */
  public String key() {
    return Character.toLowerCase(name().charAt(0)) + name().substring(1);
  }

  /** Whether a smaller value is the better one. */
  public boolean lowerIsBetter() {
    return lowerIsBetter;
  }

  /** Whether a value is better than another; not if they are equal. */
  public boolean isBetter(double value, double other) {
    return lowerIsBetter ? value < other : value > other;
  }

  /** By how much a value is better than another, negative where it is worse. */
  public double improvement(double value, double other) {
    return lowerIsBetter ? other - value : value - other;
  }

  /** A value such that a larger one is better: the same, or its negative. Twice, it is itself. */
  public double oriented(double value) {
    return improvement(value, 0);
  }
}
