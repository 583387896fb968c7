package io.autoft.contract;

/** What becomes of a data set that has files whose content cannot be decoded. */
public enum OnDamaged {
  /** The trial ends, and says which files they are. */
  Stop,
  /** The examples are left out, and counted in the report, as long as they are few. */
  Skip
}
