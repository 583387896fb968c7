package io.autoft.api.v1alpha1;

/** How the tuned and the pretrained parameters are combined. */
public enum Ensembling {
  None,
  WiSEFT
}
