package io.autoft.trainer.training;

import static java.util.Objects.requireNonNull;

import io.autoft.contract.DataSetConfig;
import io.autoft.contract.Metric;
import io.autoft.contract.TrialConfig;
import io.autoft.trainer.data.ImageSet;
import io.autoft.trainer.failure.TrialFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

  private static final Logger LOG = LoggerFactory.getLogger("trainer");

  TrialData {
    requireNonNull(train, "train is null");
    requireNonNull(oodValidation, "oodValidation is null");
    requireNonNull(idValidation, "idValidation is null");
    tests = List.copyOf(tests);
  }

  /**
   * Opens what the trial needs; in a preflight, everything, and looks for images that are in
   * several sets: what a preflight has found right holds for the trials after it.
   *
   * @param sets of the study
   * @throws TrialFailure if one of them cannot be used
   */
  static TrialData open(TrialConfig config, StudyData sets) throws TrialFailure {
    boolean finalTraining = config.training().finalTraining().isPresent();
    var oodValidation = evaluated(sets.other(config.oodValidation()), config);
    var further = new ArrayList<ImageSet>();
    if (finalTraining || config.preflight()) {
      for (var set : concat(config.idValidation(), config.tests())) {
        further.add(evaluated(sets.other(set), config));
      }
    }
    if (config.preflight()) {
      checkShared(config, sets);
    }
    if (!finalTraining) {
      return new TrialData(sets.train(), oodValidation, Optional.empty(), List.of());
    }
    int validations = config.idValidation().isPresent() ? 1 : 0;
    return new TrialData(
        sets.train(),
        oodValidation,
        further.stream().limit(validations).findFirst(),
        further.subList(validations, further.size()));
  }

  private static void checkShared(TrialConfig config, StudyData sets) throws TrialFailure {
    var evaluated = new ArrayList<SharedImages.Evaluated>();
    evaluated.add(
        SharedImages.Evaluated.of(config.oodValidation(), sets.other(config.oodValidation())));
    for (var set : concat(config.idValidation(), config.tests())) {
      evaluated.add(SharedImages.Evaluated.of(set, sets.other(set)));
    }
    var shared = SharedImages.of(sets.train(), evaluated);
    shared.remarks().forEach(LOG::warn);
    shared.throwIfRefused();
  }

  private static List<DataSetConfig> concat(
      Optional<DataSetConfig> idValidation, List<DataSetConfig> tests) {
    return Stream.concat(idValidation.stream(), tests.stream()).toList();
  }

  /** A set on which the study's metric has a value. */
  private static ImageSet evaluated(ImageSet set, TrialConfig config) throws TrialFailure {
    if (config.metric() == Metric.WorstGroupAccuracy
        && set.groups().stream()
            .flatMapToInt(groups -> IntStream.of(groups.ofImage()))
            .noneMatch(group -> group >= 0)) {
      throw TrialFailure.badConfig(
          "metric is %s, but %s has no groups%s",
          config.metric(),
          set.name(),
          set.groups().isPresent() ? " that are not ignored" : "; name a groupColumn");
    }
    return set;
  }
}
