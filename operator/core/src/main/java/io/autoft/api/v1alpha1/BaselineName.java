package io.autoft.api.v1alpha1;

/** Hand-made objectives that the result is compared with. */
public enum BaselineName {
  /** The pretrained model as it is. */
  ZeroShot,
  /** The head alone, on cross-entropy. */
  LinearProbe,
  /** Everything, on cross-entropy. */
  FineTuning,
  /** The head alone, then everything (Kumar et al., arXiv 2202.10054). */
  LPFT,
  /** Everything, held near the pretrained parameters (Li et al., arXiv 1802.01483). */
  L2SP,
  /** Everything, on cross-entropy that allows for rare classes (Menon et al., arXiv 2007.07314). */
  LogitAdjusted,
  /** Both towers, on the contrastive loss (Goyal et al., arXiv 2212.00638). */
  FLYP
}
