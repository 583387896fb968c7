package io.autoft.contract;

/** Numbers in which a model is run; parameters and optimiser state are always float32. */
public enum Precision {
  FP32,
  /** Forward and backward pass in bfloat16. */
  BF16
}
