package io.autoft.trainer.objective;

import ai.djl.ndarray.NDArray;

/**
 * Sum of (theta - theta_0)^2 (L2-SP, Li et al., arXiv 1802.01483), with gradient 2 (theta -
 * theta_0).
 */
final class L2Distance implements ParameterTerm {

  @Override
  public double addGradient(double weight, ParameterSlice slice, NDArray gradient) {
    try (var scope = gradient.getManager().newSubManager()) {
      var distance = slice.distance(scope);
      gradient.addi(distance.mul((float) (2 * weight)));
      return weight * distance.square().sum().getFloat();
    }
  }
}
