package io.autoft.trainer.training;

import static java.util.Objects.requireNonNull;

import io.autoft.contract.DataSetConfig;
import io.autoft.contract.Reason;
import io.autoft.contract.TrialConfig;
import io.autoft.trainer.data.DataSets;
import io.autoft.trainer.data.ImageSet;
import io.autoft.trainer.report.TrialFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The data sets of a trial, fit for one another.
 *
 * @param train in-distribution
 * @param oodValidation gives the score
 * @param idValidation only in a final training
 * @param tests only in a final training
 */
record TrialData(
    ImageSet train, ImageSet oodValidation, Optional<ImageSet> idValidation, List<ImageSet> tests) {

  TrialData {
    requireNonNull(train, "train is null");
    requireNonNull(oodValidation, "oodValidation is null");
    requireNonNull(idValidation, "idValidation is null");
    tests = List.copyOf(tests);
  }

  /**
   * Opens what the trial needs; in a preflight, everything.
   *
   * @param imageSize that the model takes
   */
  static TrialData open(TrialConfig config, int imageSize) throws TrialFailure {
    boolean finalTraining = config.training().finalTraining().isPresent();
    var train = open(config.train(), config, imageSize);
    var opened = new ArrayList<ImageSet>();
    var further =
        Stream.concat(config.idValidation().stream(), config.tests().stream())
            .filter(set -> finalTraining || config.preflight())
            .toList();
    var oodValidation = like(train, open(config.oodValidation(), config, imageSize));
    for (var set : further) {
      opened.add(like(train, open(set, config, imageSize)));
    }
    if (!finalTraining) {
      return new TrialData(train, oodValidation, Optional.empty(), List.of());
    }
    int validations = config.idValidation().isPresent() ? 1 : 0;
    return new TrialData(
        train,
        oodValidation,
        opened.stream().limit(validations).findFirst(),
        opened.subList(validations, opened.size()));
  }

  private static ImageSet open(DataSetConfig set, TrialConfig config, int imageSize)
      throws TrialFailure {
    var images = DataSets.open(set, config.studySeed());
    if (images.size() == 0) {
      throw new TrialFailure(Reason.DataMissing, "%s has no examples".formatted(set.name()));
    }
    if (images.imageSize() != imageSize) {
      throw new TrialFailure(
          Reason.UnsupportedModel,
          "model: it takes pictures of %d x %d; those of %s have %d x %d"
              .formatted(imageSize, imageSize, set.name(), images.imageSize(), images.imageSize()));
    }
    return images;
  }

  private static ImageSet like(ImageSet train, ImageSet other) throws TrialFailure {
    if (!other.classNames().equals(train.classNames())) {
      throw new TrialFailure(
          Reason.BadConfig,
          "%s has the classes %s; it must have those of train, %s"
              .formatted(other.name(), other.classNames(), train.classNames()));
    }
    return other;
  }
}
