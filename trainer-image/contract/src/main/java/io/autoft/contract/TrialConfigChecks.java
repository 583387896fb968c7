package io.autoft.contract;

import java.util.Arrays;
import java.util.regex.Pattern;

/** What a {@link TrialConfig} must fulfil beyond its types. */
final class TrialConfigChecks {

  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][-_.a-zA-Z0-9]*");

  private TrialConfigChecks() {}

  static TrialConfig checked(TrialConfig config) throws InvalidDocumentException {
    require(
        config.schemaVersion() == Contract.SCHEMA_VERSION,
        "schemaVersion is %s; this trainer reads %s",
        config.schemaVersion(),
        Contract.SCHEMA_VERSION);
    // The checkpoint's folder has this name.
    require(
        NAME.matcher(config.trial()).matches(),
        "trial is '%s'; it must be a name of letters, digits, '-', '_' and '.', the first a letter or"
            + " a digit",
        config.trial());
    require(
        config.timeLimitSeconds() > 0,
        "timeLimitSeconds is %s; it must be positive",
        config.timeLimitSeconds());
    for (var parameter : config.parameters().entrySet()) {
      var value = parameter.getValue();
      require(
          value != null && Double.isFinite(value) && value >= 0,
          "parameters.%s is %s; it must be a finite number of at least 0",
          parameter.getKey(),
          value);
    }
    checkTerms(config);
    check(config.training());
    return config;
  }

  /** A pretrained model that is only evaluated needs no objective. */
  private static void checkTerms(TrialConfig config) throws InvalidDocumentException {
    var weights = Arrays.stream(Loss.values()).map(Loss::name).map(ParameterNames::weight).toList();
    for (var name : config.parameters().keySet()) {
      require(
          !ParameterNames.isWeight(name)
              || Arrays.stream(Loss.values()).anyMatch(loss -> ParameterNames.isWeight(name, loss)),
          "parameters.%s is unknown; allowed are %s, also for a group, %s",
          name,
          weights,
          ParameterNames.ofGroup("weight.<term>", "<group>"));
    }
    require(
        !config.training().trains() || !config.losses().isEmpty(),
        "parameters has no weight; at least one is needed of %s",
        weights);
  }

  private static void check(TrainingConfig training) throws InvalidDocumentException {
    require(
        training.batchSize() > 0,
        "training.batchSize is %s; it must be positive",
        training.batchSize());
    require(
        training.accumulationSteps() > 0
            && training.batchSize() % training.accumulationSteps() == 0,
        "training.accumulationSteps is %s; it must divide batchSize, %s",
        training.accumulationSteps(),
        training.batchSize());
    require(
        training.warmupSteps().orElse(0) >= 0,
        "training.warmupSteps is %s; it must be at least 0",
        training.warmupSteps().orElse(0));
    require(
        Double.isFinite(training.clipNorm()) && training.clipNorm() >= 0,
        "training.clipNorm is %s; it must be at least 0",
        training.clipNorm());
    require(
        training.steps().orElse(0) >= 0,
        "training.steps is %s; it must be at least 0",
        training.steps().orElse(0));
    int repeats = training.repeats().orElse(1);
    require(
        repeats >= 1 && repeats <= Repeats.MAX,
        "training.repeats is %s; it must be from 1 to %s",
        repeats,
        Repeats.MAX);
    require(
        training.finalTraining().map(FinalTraining::epochs).orElse(0) >= 0,
        "training.finalTraining.epochs must be at least 0");
  }

  private static void require(boolean condition, String message, Object... arguments)
      throws InvalidDocumentException {
    if (!condition) {
      throw new InvalidDocumentException(message.formatted(arguments));
    }
  }
}
