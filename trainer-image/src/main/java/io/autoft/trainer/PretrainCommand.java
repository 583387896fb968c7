package io.autoft.trainer;

import io.autoft.contract.ExitCode;
import io.autoft.trainer.failure.TrialFailure;
import io.autoft.trainer.pretraining.DemoPretraining;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** The command {@code pretrain-demo --output DIR}. */
final class PretrainCommand {

  static final String NAME = "pretrain-demo";
  static final String USAGE = "usage: pretrain-demo --output DIR";

  private PretrainCommand() {}

  /** Runs the command and gives the process's exit code. */
  static int run(List<String> arguments, PrintStream out, PrintStream err) {
    if (arguments.size() != 2 || !arguments.get(0).equals("--output")) {
      err.println(USAGE);
      return ExitCode.BAD_CONFIG.code();
    }
    try {
      new DemoPretraining(out::println).writeTo(Path.of(arguments.get(1)));
      return ExitCode.REPORTED.code();
    } catch (IOException e) {
      err.println("cannot write the model: " + e);
    } catch (TrialFailure e) {
      err.println(e.getMessage());
    }
    return ExitCode.TRAINER_ERROR.code();
  }
}
