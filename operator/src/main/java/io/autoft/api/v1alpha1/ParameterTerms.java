package io.autoft.api.v1alpha1;

/** What the terms over the parameters are divided by. */
public enum ParameterTerms {
  Mean,
  Sum
}
