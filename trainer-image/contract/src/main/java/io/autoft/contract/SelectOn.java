package io.autoft.contract;

/** The set whose metric picks the epoch that a final training keeps, and the share of WiSE-FT. */
public enum SelectOn {
  IdValidation,
  OodValidation,
  /** The last epoch is kept, unmixed. */
  None
}
