package io.autoft.trainer;

import static java.util.Objects.requireNonNull;

import io.autoft.contract.Contract;
import io.autoft.contract.DataFormat;
import io.autoft.contract.DataSetConfig;
import io.autoft.contract.ExitCode;
import io.autoft.contract.InvalidDocumentException;
import io.autoft.contract.OnDamaged;
import io.autoft.contract.Reason;
import io.autoft.contract.Sampling;
import io.autoft.contract.TrialConfig;
import io.autoft.trainer.data.DataSets;
import io.autoft.trainer.data.ImageCachePlaces;
import io.autoft.trainer.data.SetSummary;
import io.autoft.trainer.failure.TrialFailure;
import io.autoft.trainer.model.ModelFiles;
import io.autoft.trainer.model.PretrainedClip;
import java.io.PrintStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The command {@code prepare}: decodes data sets ahead of time, so that trials only read them, and
 * says what is in them.
 */
final class PrepareCommand {

  static final String NAME = "prepare";
  static final String USAGE =
      """
      usage: prepare --source file:///path --image-size N [--format Auto|Manifest|ImageFolder|IWildCam|FMoW]
                     [--split S] [--group-column C] [--max-examples N] [--examples-per-class N]
                     [--sampling ClassBalanced|Random] [--on-damaged Stop|Skip] [--study-seed N] [--cache DIR]
             prepare [--cache DIR]      all sets of the trial in AUTOFT_TRIAL, as large as its model takes them""";

  private static final List<String> OPTIONS =
      List.of(
          "--source",
          "--image-size",
          "--format",
          "--split",
          "--group-column",
          "--max-examples",
          "--examples-per-class",
          "--sampling",
          "--on-damaged",
          "--study-seed",
          "--cache");

  private final Map<String, String> environment;
  private final Clock clock;
  private final PrintStream out;
  private final PrintStream err;

  PrepareCommand(Map<String, String> environment, Clock clock, PrintStream out, PrintStream err) {
    this.environment = requireNonNull(environment, "environment is null");
    this.clock = requireNonNull(clock, "clock is null");
    this.out = requireNonNull(out, "out is null");
    this.err = requireNonNull(err, "err is null");
  }

  /** Runs the command and gives the process's exit code; every set is tried. */
  int run(List<String> arguments) {
    var exitCode = ExitCode.REPORTED;
    try {
      var options = Options.of(arguments);
      var places =
          ImageCachePlaces.of(
              options
                  .get("--cache")
                  .or(() -> Optional.ofNullable(environment.get(ImageCachePlaces.CACHE_VARIABLE))));
      var trial = options.get("--source").isPresent() ? Optional.<TrialConfig>empty() : trial();
      var dataSets = (trial.isPresent() ? of(trial.get(), places) : of(options, places)).thorough();
      var sets = trial.map(PrepareCommand::sets).orElse(List.of());
      if (trial.isEmpty()) {
        sets = List.of(set(options));
      }
      for (int i = 0; i < sets.size(); i++) {
        try {
          var training = i == 0 && trial.isPresent();
          var set = training ? dataSets.openTraining(sets.get(i)) : dataSets.open(sets.get(i));
          dataSets = i == 0 ? dataSets.like(set) : dataSets;
          new SetSummary(set).lines().forEach(out::println);
        } catch (TrialFailure e) {
          err.println(e.getMessage());
          exitCode = e.reason().exitCode();
        }
      }
    } catch (TrialFailure e) {
      err.println(e.getMessage());
      exitCode = e.reason().exitCode();
    }
    return exitCode.code();
  }

  private Optional<TrialConfig> trial() throws TrialFailure {
    var json = environment.get(Contract.CONFIG_VARIABLE);
    if (json == null) {
      throw TrialFailure.badConfig(
          "neither --source nor %s is given\n%s", Contract.CONFIG_VARIABLE, USAGE);
    }
    try {
      return Optional.of(TrialConfig.parse(json));
    } catch (InvalidDocumentException e) {
      throw new TrialFailure(Reason.BadConfig, e.getMessage(), e);
    }
  }

  private DataSets of(TrialConfig trial, ImageCachePlaces places) throws TrialFailure {
    var model = PretrainedClip.load(ModelFiles.of(trial.model()));
    return new DataSets(
        trial.studySeed(),
        model.config().image().imageSize(),
        trial.classNames(),
        trial.promptTemplates(),
        places,
        clock);
  }

  private static List<DataSetConfig> sets(TrialConfig trial) {
    var sets = new ArrayList<DataSetConfig>();
    sets.add(trial.train());
    sets.add(trial.oodValidation());
    trial.idValidation().ifPresent(sets::add);
    sets.addAll(trial.tests());
    return sets;
  }

  private DataSets of(Options options, ImageCachePlaces places) throws TrialFailure {
    return new DataSets(
        options.get("--study-seed", Long::valueOf, "a whole number").orElse(0L),
        options
            .get("--image-size", PrepareCommand::positive, "a whole number of at least 1")
            .orElseThrow(() -> TrialFailure.badConfig("--image-size is missing\n%s", USAGE)),
        List.of(),
        List.of(),
        places,
        clock);
  }

  private static DataSetConfig set(Options options) throws TrialFailure {
    return new DataSetConfig(
        "set",
        options.get("--source").orElseThrow(),
        options
            .get("--format", DataFormat::valueOf, "one of " + List.of(DataFormat.values()))
            .orElse(DataFormat.Auto),
        options.get("--split"),
        options.get("--group-column"),
        List.of(),
        options.get("--max-examples", PrepareCommand::positive, "a whole number of at least 1"),
        options.get(
            "--examples-per-class", PrepareCommand::positive, "a whole number of at least 1"),
        options
            .get("--sampling", Sampling::valueOf, "one of " + List.of(Sampling.values()))
            .orElse(Sampling.Random),
        options
            .get("--on-damaged", OnDamaged::valueOf, "one of " + List.of(OnDamaged.values()))
            .orElse(OnDamaged.Stop),
        Map.of());
  }

  private static int positive(String text) {
    int value = Integer.parseInt(text);
    if (value < 1) {
      throw new IllegalArgumentException(text);
    }
    return value;
  }

  /** Options of a command line, each with a value. */
  private record Options(Map<String, String> values) {

    static Options of(List<String> arguments) throws TrialFailure {
      var values = new HashMap<String, String>();
      for (int i = 0; i < arguments.size(); i += 2) {
        var option = arguments.get(i);
        if (!OPTIONS.contains(option) || i + 1 == arguments.size()) {
          throw TrialFailure.badConfig(
              OPTIONS.contains(option) ? "%s has no value\n%s" : "unknown option %s\n%s",
              option,
              USAGE);
        }
        values.put(option, arguments.get(i + 1));
      }
      return new Options(values);
    }

    Optional<String> get(String option) {
      return Optional.ofNullable(values.get(option));
    }

    <T> Optional<T> get(String option, Function<String, T> parse, String allowed)
        throws TrialFailure {
      try {
        return get(option).map(parse);
      } catch (IllegalArgumentException e) {
        throw new TrialFailure(
            Reason.BadConfig,
            "%s is '%s'; it must be %s".formatted(option, values.get(option), allowed),
            e);
      }
    }
  }
}
