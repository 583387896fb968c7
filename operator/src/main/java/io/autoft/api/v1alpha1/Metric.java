package io.autoft.api.v1alpha1;

/** Score of a trial on the out-of-distribution validation set. */
public enum Metric {
  Accuracy,
  CrossEntropy
}
