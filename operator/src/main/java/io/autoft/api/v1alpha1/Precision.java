package io.autoft.api.v1alpha1;

/** Numbers in which a model is run. */
public enum Precision {
  FP32,
  BF16
}
