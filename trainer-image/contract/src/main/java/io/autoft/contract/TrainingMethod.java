package io.autoft.contract;

/** What is trained, and in which order. */
public enum TrainingMethod {
  /** All parameters. */
  FineTuning,
  /** The head alone, at {@link #HEAD_RATE} times the learning rate. */
  LinearProbe,
  /**
   * The first half of the steps as {@link #LinearProbe}, the second as {@link #FineTuning}, each
   * with a schedule of its own (LP-FT, Kumar et al., arXiv 2202.10054).
   */
  LPFT,
  /**
   * Both towers; the head is no parameter, but made from the tuned text tower before every
   * evaluation (FLYP, Goyal et al., arXiv 2212.00638).
   */
  FLYP;

  /** Rate of a head that is trained alone, as a multiple of the learning rate. */
  public static final double HEAD_RATE = 30;
}
