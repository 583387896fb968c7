package io.autoft.api.v1alpha1;

/** What a trial is for. */
public enum TrialPurpose {
  Baseline,
  Search,
  FinalTraining
}
