package io.autoft.contract;

/** What is measured on a data set. */
public enum Metric {
  /** Top-1 accuracy, a fraction of 1. */
  Accuracy(false),
  /** Mean negative log-likelihood in nats. */
  CrossEntropy(true);

  private final boolean lowerIsBetter;

  Metric(boolean lowerIsBetter) {
    this.lowerIsBetter = lowerIsBetter;
  }

  /** Whether a smaller value is the better one. */
  public boolean lowerIsBetter() {
    return lowerIsBetter;
  }
}
