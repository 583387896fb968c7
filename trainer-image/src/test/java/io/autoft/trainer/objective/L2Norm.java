package io.autoft.trainer.objective;

import ai.djl.ndarray.NDArray;

/** Sum of theta^2, with gradient 2 theta. */
final class L2Norm implements ParameterTerm {

  @Override
  public double addGradient(double weight, ParameterSlice slice, NDArray gradient) {
    try (var scope = gradient.getManager().newSubManager()) {
      var parameters = slice.parameters(scope);
      gradient.addi(parameters.mul((float) (2 * weight)));
      return weight * parameters.square().sum().getFloat();
    }
  }
}
