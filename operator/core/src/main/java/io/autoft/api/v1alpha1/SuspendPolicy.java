package io.autoft.api.v1alpha1;

/** What becomes of the trials that run when their study is suspended. */
public enum SuspendPolicy {
  /** They go on to their end. */
  Drain,
  /** They are stopped, and run anew when the study is resumed. */
  Stop
}
