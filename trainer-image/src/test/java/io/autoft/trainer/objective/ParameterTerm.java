package io.autoft.trainer.objective;

import ai.djl.ndarray.NDArray;

/** A term over the parameters with a gradient in closed form. */
interface ParameterTerm {

  /**
   * Adds weight x gradient of the term over one group to {@code gradient}, in place.
   *
   * @param weight of the term, divided by what the objective divides these terms by
   * @param slice the group
   * @param gradient as long as the group
   * @return weight x value of the term
   */
  double addGradient(double weight, ParameterSlice slice, NDArray gradient);
}
