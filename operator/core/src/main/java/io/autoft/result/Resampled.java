package io.autoft.result;

import io.autoft.api.v1alpha1.TestScore;
import java.util.List;

/** The metric on resamples of a test set, where a trainer has reported it. */
final class Resampled {

  private Resampled() {}

  static List<Double> tuned(TestScore score) {
    return List.of();
  }

  static List<Double> mixed(TestScore score) {
    return List.of();
  }
}
