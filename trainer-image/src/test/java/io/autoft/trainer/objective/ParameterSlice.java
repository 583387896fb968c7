package io.autoft.trainer.objective;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/**
 * One group of the trained parameters.
 *
 * @param group its name
 * @param parameters its part of theta
 * @param pretrained its part of theta_0
 */
public record ParameterSlice(String group, NDArray parameters, NDArray pretrained) {

  public ParameterSlice {
    requireNonNull(group, "group is null");
    requireNonNull(parameters, "parameters is null");
    requireNonNull(pretrained, "pretrained is null");
  }

  /** The group's part of theta; what is computed from it belongs to {@code scope}. */
  NDArray parameters(NDManager scope) {
    var alias = parameters.stopGradient();
    alias.attach(scope);
    return alias;
  }

  /** theta - theta_0. */
  NDArray distance(NDManager scope) {
    return parameters(scope).sub(pretrained);
  }
}
