package io.autoft.trainer.objective;

import ai.djl.ndarray.NDArray;

/** Sum of abs(theta), with gradient sign(theta), where sign(0) = 0. */
final class L1Norm implements ParameterTerm {

  @Override
  public double addGradient(double weight, ParameterSlice slice, NDArray gradient) {
    try (var scope = gradient.getManager().newSubManager()) {
      var parameters = slice.parameters(scope);
      gradient.addi(parameters.sign().muli((float) weight));
      return weight * parameters.abs().sum().getFloat();
    }
  }
}
