package io.autoft.api.v1alpha1;

/** What a trial is for. */
public enum TrialPurpose {
  Baseline,
  Search,
  /** The objective of a search trial or a baseline again, with another seed. */
  Confirmation,
  FinalTraining
}
