package io.autoft.trainer.objective;

import ai.djl.ndarray.NDArray;

/** Sum of abs(theta - theta_0), with gradient sign(theta - theta_0), where sign(0) = 0. */
final class L1Distance implements ParameterTerm {

  @Override
  public double addGradient(double weight, ParameterSlice slice, NDArray gradient) {
    try (var scope = gradient.getManager().newSubManager()) {
      var distance = slice.distance(scope);
      gradient.addi(distance.sign().muli((float) weight));
      return weight * distance.abs().sum().getFloat();
    }
  }
}
