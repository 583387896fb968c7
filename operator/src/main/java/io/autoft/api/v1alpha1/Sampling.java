package io.autoft.api.v1alpha1;

/** How examples are chosen where a set has more than are wanted. */
public enum Sampling {
  ClassBalanced,
  Random
}
