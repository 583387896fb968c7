package io.autoft.cli;

import io.autoft.cli.admission.StudyAdmission;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says whether a cluster would take a study file. */
@Command(
    name = "validate",
    mixinStandardHelpOptions = true,
    description = "Checks a study file by the rules of the CRD, with the messages of a cluster.")
final class ValidateCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "STUDY.yaml", description = "The study file; - for standard input.")
  private Path file;

  @Override
  public Integer call() {
    StudyAdmission.admit(StudyFile.read(file)).orThrow();
    spec.commandLine().getOut().println(file + " is valid");
    return ExitCodes.DONE;
  }
}
