package io.autoft.contract;

/** How examples are chosen where a set has more than are wanted. */
public enum Sampling {
  /** As many of each class as there are, in turn. */
  ClassBalanced,
  /** Each example with the same probability. */
  Random
}
