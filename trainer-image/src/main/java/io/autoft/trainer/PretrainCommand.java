package io.autoft.trainer;

import io.autoft.contract.ExitCode;
import io.autoft.trainer.pretraining.DemoPretraining;
import io.autoft.trainer.report.TrialFailure;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;

/** The command {@code pretrain-demo --output DIR}. */
final class PretrainCommand {

  private static final String USAGE = "usage: pretrain-demo --output DIR";

  private PretrainCommand() {}

  /** Runs the command and gives the process's exit code. */
  static int run(String[] arguments, PrintStream out, PrintStream err) {
    if (arguments.length != 3
        || !arguments[0].equals("pretrain-demo")
        || !arguments[1].equals("--output")) {
      err.println(USAGE);
      return ExitCode.BAD_CONFIG.code();
    }
    try {
      new DemoPretraining(out::println).writeTo(Path.of(arguments[2]));
      return ExitCode.REPORTED.code();
    } catch (IOException e) {
      err.println("cannot write the model: " + e);
    } catch (TrialFailure e) {
      err.println(e.getMessage());
    }
    return ExitCode.TRAINER_ERROR.code();
  }
}
