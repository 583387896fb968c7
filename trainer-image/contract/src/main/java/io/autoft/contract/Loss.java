package io.autoft.contract;

/** Terms of the learned objective (AutoFT, section 4; definitions in the trainer's classes). */
public enum Loss {
  CrossEntropy(false),
  Hinge(false),
  Entropy(false),
  ConfidenceOnErrors(false),
  Contrastive(false),
  L1Norm(true),
  L2Norm(true),
  L1Distance(true),
  L2Distance(true);

  private final boolean overParameters;

  Loss(boolean overParameters) {
    this.overParameters = overParameters;
  }

  /** Whether the term is one over the model's parameters rather than over a batch. */
  public boolean overParameters() {
    return overParameters;
  }
}
