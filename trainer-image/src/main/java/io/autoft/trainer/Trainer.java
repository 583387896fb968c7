package io.autoft.trainer;

import io.autoft.contract.Contract;
import io.autoft.contract.ExitCode;
import io.autoft.trainer.report.ReportFile;
import java.nio.file.Path;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Entry point. Without arguments it runs the trial that the environment describes; {@code
 * pretrain-demo --output DIR} makes the model of the demo world.
 */
public final class Trainer {

  private static final Logger LOG = LoggerFactory.getLogger("trainer");

  private Trainer() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    var termination = new Termination();
    int code = ExitCode.TRAINER_ERROR.code();
    try {
      code =
          arguments.length == 0
              ? runTrial(termination)
              : PretrainCommand.run(arguments, System.out, System.err);
    } catch (RuntimeException | Error e) {
      LOG.error("the trainer failed", e);
    }
    termination.exit(code);
  }

  private static int runTrial(Termination termination) {
    var path = System.getenv().getOrDefault(Contract.REPORT_VARIABLE, Contract.DEFAULT_REPORT_PATH);
    var process =
        new TrialProcess(
            new ReportFile(Path.of(path)),
            Clock.systemUTC(),
            Runtime.getRuntime()::halt,
            termination::reported);
    return process.run(System.getenv(Contract.CONFIG_VARIABLE));
  }
}
