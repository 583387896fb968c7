package io.autoft.trainer.objective;

import ai.djl.ndarray.NDArray;

/**
 * Distance from the pretrained parameters (L2-SP, Li et al., arXiv 1802.01483, divided by P): sum
 * of (theta - theta_0)^2 / P, with gradient 2 (theta - theta_0) / P.
 */
final class L2Distance implements ParameterTerm {

  @Override
  public double addGradient(
      double weight, NDArray parameters, NDArray pretrained, NDArray gradient) {
    try (var scope = parameters.getManager().newSubManager()) {
      var distance = parameters.sub(pretrained);
      distance.attach(scope);
      double factor = weight / parameters.size();
      var value = factor * distance.square().sum().getFloat();
      gradient.addi(distance.muli((float) (2 * factor)));
      return value;
    }
  }
}
