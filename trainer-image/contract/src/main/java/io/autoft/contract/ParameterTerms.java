package io.autoft.contract;

/** What the terms over the parameters are divided by. */
public enum ParameterTerms {
  /** By P, the number of trained scalars, as published. */
  Mean,
  /** By nothing. */
  Sum
}
