package io.autoft.contract;

/** How a trial ended, as its trainer sees it. */
public enum Outcome {
  /** There is a score. */
  Scored,
  /** Loss or weights left the finite numbers: a result, and a bad one. */
  Diverged,
  /** No result; the report has a {@link Reason} and a message. */
  Failed
}
