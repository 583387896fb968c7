package io.autoft.trainer.objective;

import ai.djl.ndarray.NDArray;

/** A term over the parameters with a gradient in closed form. */
interface ParameterTerm {

  /**
   * Adds weight x gradient of the term to {@code gradient}, in place.
   *
   * @param weight of the term
   * @param parameters theta, P scalars
   * @param pretrained theta_0, P scalars
   * @param gradient P scalars
   * @return weight x value of the term
   */
  double addGradient(double weight, NDArray parameters, NDArray pretrained, NDArray gradient);
}
