package io.autoft.api.v1alpha1;

/** When a proposal is made and what it sees. */
public enum SearchMode {
  Asynchronous,
  Deterministic
}
