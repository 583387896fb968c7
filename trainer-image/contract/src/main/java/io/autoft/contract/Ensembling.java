package io.autoft.contract;

/** How the tuned and the pretrained parameters are combined. */
public enum Ensembling {
  /** The tuned ones alone. */
  None,
  /**
   * (1 - alpha) theta_0 + alpha theta for alpha in 0, 0.1 .. 1 (WiSE-FT, Wortsman et al., arXiv
   * 2109.01903); alpha is picked on {@link SelectOn}.
   */
  WiSEFT
}
