package io.autoft.api.v1alpha1;

/** How the next parameters are proposed. */
public enum SamplerType {
  TPE,
  GP,
  CMAES,
  Sobol,
  Random,
  Auto
}
