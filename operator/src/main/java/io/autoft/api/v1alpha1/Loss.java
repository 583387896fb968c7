package io.autoft.api.v1alpha1;

/** Terms of the learned objective. */
public enum Loss {
  CrossEntropy,
  Hinge,
  Contrastive,
  L2Distance
}
