package io.autoft.cli;

import io.autoft.cli.admission.RefusedException;
import io.autoft.cli.words.CommandFailedException;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry point of the command line tool. */
@Command(
    name = "autoft",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    header = "Learns how to fine-tune a CLIP model.",
    description = {
      "",
      "The study file is that of the Kubernetes operator; here it runs on this machine.",
      ""
    },
    footer = {
      "",
      "Exit codes: 0 done; 1 the study has failed; 2 wrong arguments; 3 the study file or folder is"
          + " refused; 4 something that you can remove holds the study up; 130 stopped, run again"
          + " to go on."
    },
    subcommands = {
      InitCommand.class,
      RunCommand.class,
      WatchCommand.class,
      LogsCommand.class,
      ResultCommand.class,
      ReportCommand.class,
      CompareCommand.class,
      ReplayCommand.class,
      ExportCommand.class,
      ValidateCommand.class,
      CommandLine.HelpCommand.class
    })
public final class Autoft implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    // What is written is read by programs: of no language's digits and signs.
    Locale.setDefault(Locale.ROOT);
    System.exit(commandLine().execute(arguments));
  }

  /** The tool as a library: what {@link #main} runs. */
  public static CommandLine commandLine() {
    return new CommandLine(new Autoft())
        .addSubcommand("completion", new AutoComplete.GenerateCompletion(), "generate-completion")
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler((e, command, parsed) -> said(e, command));
  }

  /** What is expected to go wrong is said in a line; anything else is a fault of this program. */
  private static int said(Exception e, CommandLine command) throws Exception {
    if (e instanceof RefusedException || e instanceof CommandFailedException) {
      command.getErr().println(e.getMessage());
      return ExitCodes.REFUSED;
    }
    throw e;
  }

  @Override
  public Integer call() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "a command is missing; autoft --help lists them");
  }
}
