package io.autoft.trainer.data;

import io.autoft.contract.DataSetConfig;
import io.autoft.trainer.failure.TrialFailure;
import java.util.List;
import java.util.TreeSet;

/** Whether the classes of a folder are the study's of the same name, or of the same place. */
enum ClassNaming {
  ByName,
  ByPosition;

  /** Name of the setting among a data set's options. */
  static final String OPTION = "classes";

  /**
   * What a data set says; {@link #ByName} if nothing.
   *
   * @throws TrialFailure {@code BadConfig} for another word, and for options that no folder has
   */
  static ClassNaming of(DataSetConfig config) throws TrialFailure {
    for (var option : new TreeSet<>(config.options().keySet())) {
      if (!List.of(OPTION, Sharing.OPTION).contains(option)) {
        throw TrialFailure.badConfig(
            "%s.options has '%s'; allowed are %s, %s",
            config.name(), option, OPTION, Sharing.OPTION);
      }
    }
    return SetOption.of(config, OPTION, ByName);
  }
}
