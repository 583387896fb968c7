package io.autoft.cli;

import io.autoft.cli.export.ExportedStudy;
import io.autoft.cli.export.FileFormat;
import io.autoft.cli.export.ObjectiveFile;
import io.autoft.cli.export.mlflow.MlflowExport;
import io.autoft.cli.export.mlflow.TrackingServer;
import io.autoft.cli.export.optuna.OptunaJournal;
import io.autoft.cli.export.table.CsvFile;
import io.autoft.cli.export.table.EpochFile;
import io.autoft.cli.export.table.ParquetFile;
import io.autoft.cli.source.StudySource;
import io.autoft.contract.PublishedObjective;
import io.autoft.result.LearnedObjective;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Hands a study to other programs. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description =
        "Hands a study to other programs: its trials as a table (CSV, PARQUET), the epochs of its final"
            + " trainings as another (EPOCHS), as a storage of Optuna (OPTUNA) or as runs of an MLflow server (MLFLOW), or its learned objective"
            + " in the published form (HPARAMS).")
final class ExportCommand implements Callable<Integer> {

  /** What a study can be handed over as. */
  enum Format {
    CSV,
    PARQUET,
    EPOCHS,
    OPTUNA,
    HPARAMS,
    MLFLOW
  }

  @Spec private CommandSpec spec;
  @Mixin private StudyArgument study;
  @Mixin private CheckpointFolders checkpoints;

  @Option(
      names = {"-o", "--format"},
      description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.",
      defaultValue = "CSV")
  private Format format;

  @Option(
      names = "--to",
      paramLabel = "FILE|URL",
      description =
          "The file to write; default: standard output, but for PARQUET. Of MLFLOW the address of"
              + " the tracking server; default: MLFLOW_TRACKING_URI.")
  private String to;

  @Option(
      names = "--experiment",
      paramLabel = "NAME",
      description = "Of MLFLOW; default: MLFLOW_EXPERIMENT_NAME, else autoft.")
  private String experiment;

  @Override
  public Integer call() {
    try (var source = study.source()) {
      switch (format) {
        case CSV -> file(new CsvFile(), source);
        case PARQUET -> file(new ParquetFile(), source);
        case EPOCHS -> file(new EpochFile(), source);
        case OPTUNA -> file(new OptunaJournal(), source);
        case HPARAMS -> file(new ObjectiveFile(), source);
        case MLFLOW -> mlflow(source);
      }
      return ExitCodes.DONE;
    }
  }

  private ExportedStudy read(StudySource source) {
    var stored = source.study();
    var trials = source.trials();
    return new ExportedStudy(
        stored,
        trials,
        checkpoints.curves(source).of(trials),
        source.published(LearnedObjective.name(stored.name()), PublishedObjective.FILE));
  }

  private void file(FileFormat form, StudySource source) {
    if (to == null && format == Format.PARQUET) {
      throw new ParameterException(spec.commandLine(), "--to is needed: the file to write");
    }
    var content = form.of(read(source));
    if (to == null) {
      var out = spec.commandLine().getOut();
      out.print(new String(content, StandardCharsets.UTF_8));
      out.flush();
    } else {
      new OutputFile(Path.of(to)).write(content);
    }
  }

  private void mlflow(StudySource source) {
    var environment = System.getenv();
    var server =
        Optional.ofNullable(to)
            .or(() -> Optional.ofNullable(environment.get("MLFLOW_TRACKING_URI")))
            .orElseThrow(
                () ->
                    new ParameterException(
                        spec.commandLine(),
                        "--to or MLFLOW_TRACKING_URI is needed: the address of the server"));
    var name =
        Optional.ofNullable(experiment)
            .orElse(environment.getOrDefault("MLFLOW_EXPERIMENT_NAME", "autoft"));
    var done =
        new MlflowExport(TrackingServer.of(server, environment), name, Clock.systemUTC())
            .export(read(source));
    var out = spec.commandLine().getOut();
    out.printf("experiment %s: %d runs new, %d changed%n", name, done.created(), done.changed());
  }
}
