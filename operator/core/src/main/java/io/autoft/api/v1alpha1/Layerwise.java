package io.autoft.api.v1alpha1;

/** Which parameters of the search have a value for each group of the model's layers. */
public enum Layerwise {
  None,
  Regularizers,
  RegularizersAndOptimizer
}
