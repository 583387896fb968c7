package io.autoft.trainer.data;

import io.autoft.contract.DataSetConfig;
import io.autoft.trainer.failure.TrialFailure;

/**
 * Whether a set that is evaluated may have images of the training set: a setting of each data set,
 * since it is right for none but may be known of a published one.
 */
public enum Sharing {
  Refuse,
  Allow;

  /** Name of the setting among a data set's options. */
  public static final String OPTION = "shared";

  /**
   * What a data set says; {@link #Refuse} if nothing.
   *
   * @throws TrialFailure {@code BadConfig} for another word
   */
  public static Sharing of(DataSetConfig config) throws TrialFailure {
    return SetOption.of(config, OPTION, Refuse);
  }
}
