package io.autoft.api.v1alpha1;

/** The set whose metric picks the epoch to keep. */
public enum SelectOn {
  IdValidation,
  OodValidation,
  None
}
