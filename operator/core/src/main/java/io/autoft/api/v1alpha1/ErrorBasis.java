package io.autoft.api.v1alpha1;

/** Where the standard error of a difference between two models comes from. */
public enum ErrorBasis {
  /** Both models on the same resamples of the same examples: what is hard for both cancels. */
  Paired,
  /** The two standard errors alone, as if the examples were different ones: larger. */
  Unpaired
}
