package io.autoft.cli;

import io.autoft.cli.local.FolderException;
import io.autoft.trial.TrialNames;
import java.io.IOException;
import java.nio.file.Files;
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
    description = "Prints the log of a trial, of all its attempts.")
final class LogsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private FolderOption source;

  @Parameters(index = "1", paramLabel = "TRIAL", description = "Number of the trial.")
  private int trial;

  @Override
  public Integer call() {
    var log = source.folder().log(TrialNames.of(source.study().name(), trial));
    try {
      spec.commandLine().getOut().print(Files.readString(log));
    } catch (IOException e) {
      throw new FolderException("trial %d has no log".formatted(trial), e);
    }
    spec.commandLine().getOut().flush();
    return ExitCodes.DONE;
  }
}
