package io.autoft.trainer.training;

import static java.util.Objects.requireNonNull;

import io.autoft.contract.DataSetConfig;
import io.autoft.contract.TrialConfig;
import io.autoft.trainer.data.DataSets;
import io.autoft.trainer.data.ImageSet;
import io.autoft.trainer.failure.TrialFailure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The data sets of a study, each opened once: the training set, and others with its classes. */
final class StudyData {

  private final ImageSet train;
  private final DataSets dataSets;
  private final Map<DataSetConfig, ImageSet> others = new HashMap<>();

  /**
   * All that the sets of a study follow from, but for the settings of each.
   *
   * @param studySeed chooses the examples
   * @param imageSize that the model takes
   * @param classNames of the study
   * @param promptTemplates of the study
   * @param train the training set, whose classes the others have
   */
  record Key(
      long studySeed,
      int imageSize,
      List<String> classNames,
      List<String> promptTemplates,
      DataSetConfig train) {

    static Key of(TrialConfig config, int imageSize) {
      return new Key(
          config.studySeed(),
          imageSize,
          config.classNames(),
          config.promptTemplates(),
          config.train());
    }
  }

  /**
   * Opens the training set.
   *
   * @throws TrialFailure as {@link DataSets#openTraining}
   */
  StudyData(DataSets dataSets, DataSetConfig train) throws TrialFailure {
    this.train = dataSets.openTraining(requireNonNull(train, "train is null"));
    this.dataSets = dataSets.like(this.train);
  }

  ImageSet train() {
    return train;
  }

  /**
   * Another set, whose classes are among those of the training set.
   *
   * @throws TrialFailure as {@link DataSets#open}
   */
  ImageSet other(DataSetConfig config) throws TrialFailure {
    var known = others.get(config);
    if (known != null) {
      return known;
    }
    var opened = dataSets.open(config);
    others.put(config, opened);
    return opened;
  }
}
