package io.autoft.cli;

import io.autoft.cli.words.CommandFailedException;
import io.autoft.trial.TrialNames;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the log of a trial. */
@Command(
    name = "logs",
    mixinStandardHelpOptions = true,
    description =
        "Prints the log of a trial: of all its attempts in a folder, of its newest pod in a cluster,"
            + " or the tail that is kept of one that failed.")
final class LogsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private StudyArgument study;

  @Parameters(index = "1", paramLabel = "TRIAL", description = "Number of the trial.")
  private int trial;

  @Override
  public Integer call() {
    try (var source = study.source()) {
      var name = TrialNames.of(source.study().name(), trial);
      var log =
          source
              .log(name)
              .orElseThrow(() -> new CommandFailedException("trial %s has no log".formatted(name)));
      spec.commandLine().getOut().print(log);
      spec.commandLine().getOut().flush();
      return ExitCodes.DONE;
    }
  }
}
