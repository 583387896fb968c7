package io.autoft.trainer;

import io.autoft.contract.Contract;
import io.autoft.contract.ExitCode;
import io.autoft.trainer.data.ImageCachePlaces;
import io.autoft.trainer.report.ReportFile;
import io.autoft.trainer.training.Workbench;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Entry point. Without arguments it runs the trial that the environment describes; {@code prepare}
 * decodes data sets ahead of time, {@code describe} says what is in a model's folder and in those
 * of data sets, {@code serve} runs trials one after the other, {@code pretrain-demo} makes the
 * model of the demo world.
 */
public final class Trainer {

  private static final Logger LOG = LoggerFactory.getLogger("trainer");

  private Trainer() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    // Reports and logs are read by programs: of no language's digits and signs.
    Locale.setDefault(Locale.ROOT);
    var termination = new Termination();
    // Decoding images needs no display, and an image has none.
    System.setProperty("java.awt.headless", "true");
    int code = ExitCode.TRAINER_ERROR.code();
    try {
      code =
          arguments.length == 0
              ? runTrial(termination)
              : runCommand(List.of(arguments), termination);
    } catch (RuntimeException | Error e) {
      LOG.error("the trainer failed", e);
    }
    termination.exit(code);
  }

  private static int runCommand(List<String> arguments, Termination termination) {
    var rest = arguments.subList(1, arguments.size());
    return switch (arguments.get(0)) {
      case PrepareCommand.NAME ->
          new PrepareCommand(System.getenv(), Clock.systemUTC(), System.out, System.err).run(rest);
      case DescribeCommand.NAME ->
          new DescribeCommand(Clock.systemUTC(), System.out).run(System.in);
      case ServeCommand.NAME -> serve(termination);
      case PretrainCommand.NAME -> PretrainCommand.run(rest, System.out, System.err);
      default -> {
        System.err.println(
            "unknown command %s\n%s\n%s\n%s\n%s"
                .formatted(
                    arguments.get(0),
                    PrepareCommand.USAGE,
                    DescribeCommand.USAGE,
                    ServeCommand.USAGE,
                    PretrainCommand.USAGE));
        yield ExitCode.BAD_CONFIG.code();
      }
    };
  }

  private static int runTrial(Termination termination) {
    var clock = Clock.systemUTC();
    try (var workbench = workbench(clock)) {
      var process =
          new TrialProcess(
              ReportFile.of(System.getenv()),
              workbench,
              clock,
              Runtime.getRuntime()::halt,
              termination::onSignal);
      return process.run(System.getenv(Contract.CONFIG_VARIABLE));
    }
  }

  /** What is for people and programs goes to standard output only in answers. */
  private static int serve(Termination termination) {
    var answers = System.out;
    System.setOut(System.err);
    var clock = Clock.systemUTC();
    try (var workbench = workbench(clock)) {
      return new ServeCommand(
              workbench, clock, answers, Runtime.getRuntime()::halt, termination::onSignal)
          .run(System.in);
    }
  }

  private static Workbench workbench(Clock clock) {
    var cache = Optional.ofNullable(System.getenv(ImageCachePlaces.CACHE_VARIABLE));
    return new Workbench(ImageCachePlaces.of(cache), clock);
  }
}
