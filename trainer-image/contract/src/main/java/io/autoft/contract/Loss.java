package io.autoft.contract;

/** Terms of the learned objective (AutoFT, section 4; definitions in the trainer's classes). */
public enum Loss {
  CrossEntropy,
  Hinge,
  Contrastive,
  L2Distance
}
