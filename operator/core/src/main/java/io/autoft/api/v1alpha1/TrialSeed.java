package io.autoft.api.v1alpha1;

/** Where the seed of a trial comes from. */
public enum TrialSeed {
  PerTrial,
  Fixed,
  Searched
}
