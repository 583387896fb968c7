package io.autoft.cli;

import io.autoft.api.v1alpha1.AutoFTTrialStatus;
import io.autoft.cli.local.FolderException;
import io.autoft.cli.local.StoredTrial;
import io.autoft.cli.source.StudySource;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a study for other programs. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = "Prints the trials of a study as a table, or its learned objective.")
final class ExportCommand implements Callable<Integer> {

  /** What can be printed. */
  enum Format {
    /** A table of all trials with their parameters. */
    CSV,
    /** The learned objective, as AutoFT's authors publish theirs. */
    HPARAMS
  }

  private static final List<String> COLUMNS =
      List.of(
          "number",
          "purpose",
          "baseline",
          "state",
          "score",
          "standardError",
          "seconds",
          "attempts",
          "disruptions",
          "seed");

  @Spec private CommandSpec spec;
  @Mixin private Target target;

  @Parameters(paramLabel = Target.LABEL, description = Target.DESCRIPTION)
  private String study;

  @Option(
      names = {"-o", "--format"},
      description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.",
      defaultValue = "CSV")
  private Format format;

  @Override
  public Integer call() throws IOException {
    try (var source = target.source(study)) {
      var out = spec.commandLine().getOut();
      if (format == Format.CSV) {
        table(source.trials(), out);
      } else {
        out.println(objective(source));
      }
      out.flush();
      return ExitCodes.DONE;
    }
  }

  private static String objective(StudySource source) {
    return source
        .published(source.study().name() + "-objective", "hparams.json")
        .orElseThrow(() -> new FolderException("the study has no learned objective yet"));
  }

  private static void table(List<StoredTrial> trials, PrintWriter out) throws IOException {
    var parameters = new TreeSet<String>();
    trials.forEach(t -> parameters.addAll(t.spec().parameters().keySet()));
    var header = new ArrayList<>(COLUMNS);
    header.addAll(parameters);
    var csv = new CSVPrinter(out, CSVFormat.RFC4180.builder().setRecordSeparator('\n').get());
    csv.printRecord(header);
    for (var trial : trials) {
      var row = row(trial);
      parameters.forEach(name -> row.add(trial.spec().parameters().get(name)));
      csv.printRecord(row);
    }
  }

  private static List<Object> row(StoredTrial trial) {
    var row = new ArrayList<Object>();
    row.add(trial.spec().number());
    row.add(trial.spec().purpose());
    row.add(trial.spec().baseline());
    row.add(of(trial, AutoFTTrialStatus::state));
    row.add(of(trial, AutoFTTrialStatus::score));
    row.add(of(trial, AutoFTTrialStatus::standardError));
    row.add(of(trial, AutoFTTrialStatus::runningSeconds));
    row.add(of(trial, AutoFTTrialStatus::attempts));
    row.add(of(trial, AutoFTTrialStatus::disruptions));
    row.add(trial.spec().seed());
    return row;
  }

  /** An empty cell where there is nothing. */
  private static Object of(StoredTrial trial, Function<AutoFTTrialStatus, Object> value) {
    return Optional.of(trial).flatMap(StoredTrial::status).map(value).orElse(null);
  }
}
