package io.autoft.trainer.optimizer;

import ai.djl.ndarray.NDArray;

/**
 * Limits the global norm of a gradient: g x maximum / (norm + 1e-6) where the norm is larger
 * (Pascanu et al., arXiv 1211.5063, in PyTorch's form).
 *
 * @param maximum largest norm; 0 for no limit
 */
public record GradientClip(double maximum) {

  private static final double EPSILON = 1e-6;

  /** Clips in place and gives the norm from before. */
  public double apply(NDArray gradient) {
    double norm = Math.sqrt(gradient.square().sum().getFloat());
    double factor = maximum / (norm + EPSILON);
    if (maximum > 0 && factor < 1) {
      gradient.muli(factor);
    }
    return norm;
  }
}
