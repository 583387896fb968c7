package io.autoft.api.v1alpha1;

/** What an interval of a difference says. */
public enum Verdict {
  /** The whole interval is on the better side of 0. */
  Better,
  /** The interval contains 0. */
  NoSignificantDifference,
  /** The whole interval is on the worse side of 0. */
  Worse
}
