package io.autoft.contract;

/** What is trained, in which order, and with which head images are classified. */
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
  FLYP,
  /**
   * All parameters, but the head serves the objective alone: images are classified with one that is
   * made from the tuned text tower before every evaluation, as in {@link #FLYP}. A head that no
   * term of the objective depends on is not trained.
   */
  AuxiliaryHead,
  /**
   * Both towers, as in {@link #FLYP}, with any terms: logits are those of the text tower, which
   * encodes the prompts of all classes from one template at every step.
   */
  TextHead;

  /** Rate of a head that is trained alone, as a multiple of the learning rate. */
  public static final double HEAD_RATE = 30;

  /** Whether images are classified with a head that is made from the text tower. */
  public boolean headFromText() {
    return switch (this) {
      case FineTuning, LinearProbe, LPFT -> false;
      case FLYP, AuxiliaryHead, TextHead -> true;
    };
  }
}
