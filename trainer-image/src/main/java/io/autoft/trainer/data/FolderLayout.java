package io.autoft.trainer.data;

import io.autoft.contract.DataSetConfig;
import io.autoft.contract.Reason;
import io.autoft.trainer.failure.TrialFailure;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/** How examples lie in a folder; one case for each format. */
interface FolderLayout {

  /**
   * Reads what a split has.
   *
   * @param root the folder
   * @param studyClasses names of the study's classes, if it gives some
   * @throws TrialFailure naming file and line of what is wrong
   */
  Catalogue read(DataSetConfig config, Path root, List<String> studyClasses) throws TrialFailure;

  /**
   * The splits that have examples, where one has to be named.
   *
   * @param studyClasses names of the study's classes, if it gives some
   * @return none where the folder is not divided
   * @throws TrialFailure if the folder cannot be read
   */
  List<String> splits(DataSetConfig config, Path root, List<String> studyClasses)
      throws TrialFailure;

  /**
   * The split of a reference that needs one.
   *
   * @param allowed names of splits
   * @throws TrialFailure BadConfig naming the splits that are allowed
   */
  static String split(DataSetConfig config, Collection<String> allowed) throws TrialFailure {
    if (config.split().isEmpty()) {
      throw TrialFailure.badConfig(
          "%s.split is missing; allowed are %s", config.name(), Names.shown(allowed));
    }
    var split = config.split().get();
    if (!allowed.contains(split)) {
      throw TrialFailure.badConfig(
          "%s.split is '%s'; allowed are %s", config.name(), split, Names.shown(allowed));
    }
    return split;
  }

  /** The failure of a split that exists and has nothing. */
  static TrialFailure empty(DataSetConfig config, Path where) {
    var split = config.split().map(name -> "the split '" + name + "' of ").orElse("");
    return new TrialFailure(
        Reason.DataMissing, "%s: %s%s has no examples".formatted(config.name(), split, where));
  }
}
