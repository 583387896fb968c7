package io.autoft.api.v1alpha1;

/** Hand-made objectives that the result is compared with. */
public enum BaselineName {
  ZeroShot,
  FineTuning
}
