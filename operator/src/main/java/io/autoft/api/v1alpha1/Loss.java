package io.autoft.api.v1alpha1;

/** Terms of the learned objective. */
public enum Loss {
  CrossEntropy,
  Hinge,
  Entropy,
  ConfidenceOnErrors,
  Contrastive,
  L1Norm,
  L2Norm,
  L1Distance,
  L2Distance;

  /** Whether the term is one over the model's parameters rather than over a batch. */
  public boolean overParameters() {
    return this == L1Norm || this == L2Norm || this == L1Distance || this == L2Distance;
  }
}
