package io.autoft.trainer;

import static java.util.Objects.requireNonNull;

import ai.djl.engine.EngineException;
import io.autoft.contract.Contract;
import io.autoft.contract.ExitCode;
import io.autoft.contract.InvalidDocumentException;
import io.autoft.contract.Outcome;
import io.autoft.contract.ParameterDigest;
import io.autoft.contract.Reason;
import io.autoft.contract.TestResult;
import io.autoft.contract.TrialConfig;
import io.autoft.contract.TrialReport;
import io.autoft.trainer.data.ImageCachePlaces;
import io.autoft.trainer.failure.TrialFailure;
import io.autoft.trainer.report.ReportFile;
import io.autoft.trainer.training.Progress;
import io.autoft.trainer.training.Trial;
import java.io.IOException;
import java.time.Clock;
import java.util.Locale;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A trial as a process: whatever happens, a report is written and an exit code says its kind. */
final class TrialProcess {

  private static final Logger LOG = LoggerFactory.getLogger("trainer");

  private final ReportFile file;
  private final ImageCachePlaces places;
  private final Clock clock;
  private final IntConsumer halt;
  private final IntConsumer reported;

  /**
   * A process.
   *
   * @param places where decoded images are kept
   * @param halt ends the process at once with an exit code, whatever its threads are doing
   * @param reported hears the exit code of a report that was written
   */
  TrialProcess(
      ReportFile file,
      ImageCachePlaces places,
      Clock clock,
      IntConsumer halt,
      IntConsumer reported) {
    this.file = requireNonNull(file, "file is null");
    this.places = requireNonNull(places, "places is null");
    this.clock = requireNonNull(clock, "clock is null");
    this.halt = requireNonNull(halt, "halt is null");
    this.reported = requireNonNull(reported, "reported is null");
  }

  /**
   * Runs the trial of a configuration.
   *
   * @param json the {@link TrialConfig}; null if there is none
   * @return exit code
   */
  int run(String json) {
    TrialConfig config;
    try {
      config = parse(json);
    } catch (TrialFailure e) {
      return end(failed("", e));
    }
    var digest = ParameterDigest.of(config.parameters());
    var progress = new Progress(clock);
    startTimeLimit(config, digest, progress);
    try {
      var trial = new Trial(config, places, progress, clock);
      int code = end(trial.run());
      if (code == ExitCode.REPORTED.code()) {
        trial.forget();
      }
      return code;
    } catch (TrialFailure e) {
      return end(failed(digest, e));
    } catch (OutOfMemoryError e) {
      return end(outOfMemory(digest, e));
    } catch (EngineException e) {
      return end(isOutOfMemory(e) ? outOfMemory(digest, e) : unexpected(digest, e));
    } catch (RuntimeException | Error e) {
      return end(unexpected(digest, e));
    }
  }

  private static TrialConfig parse(String json) throws TrialFailure {
    if (json == null) {
      throw new TrialFailure(
          Reason.BadConfig,
          "the environment has no %s; it must hold the trial's configuration as JSON"
              .formatted(Contract.CONFIG_VARIABLE));
    }
    try {
      return TrialConfig.parse(json);
    } catch (InvalidDocumentException e) {
      throw new TrialFailure(Reason.BadConfig, e.getMessage(), e);
    }
  }

  /** From outside, since a trial can also hang in a data set or in native code. */
  private void startTimeLimit(TrialConfig config, String digest, Progress progress) {
    var thread =
        new Thread(
            () -> {
              try {
                Thread.sleep(config.timeLimitSeconds() * 1000);
              } catch (InterruptedException e) {
                return;
              }
              var message =
                  "the time limit of %d s passed after %d steps"
                      .formatted(config.timeLimitSeconds(), progress.steps());
              halt.accept(end(TrialReport.failed(digest, Reason.TimeLimit, message)));
            },
            "time-limit");
    thread.setDaemon(true);
    thread.start();
  }

  private static TrialReport failed(String digest, TrialFailure failure) {
    return TrialReport.failed(digest, failure.reason(), failure.getMessage());
  }

  /** The allocator of the engine has no exception of its own. */
  private static boolean isOutOfMemory(EngineException e) {
    var message = String.valueOf(e.getMessage());
    return message.contains("not enough memory")
        || message.contains("out of memory")
        || message.contains("can't allocate memory");
  }

  private static TrialReport outOfMemory(String digest, Throwable e) {
    LOG.debug("out of memory", e);
    return TrialReport.failed(digest, Reason.OutOfMemory, "out of memory: " + e.getMessage());
  }

  private static TrialReport unexpected(String digest, Throwable e) {
    LOG.error("the trainer failed", e);
    return TrialReport.failed(digest, Reason.TrainerError, e.toString());
  }

  /** Both ways to an end, the trial's and the time limit's, give the code of the one report. */
  private int end(TrialReport report) {
    say(report);
    try {
      var standing = file.write(report);
      int code = standing.reason().map(Reason::exitCode).orElse(ExitCode.REPORTED).code();
      reported.accept(code);
      return code;
    } catch (IOException e) {
      LOG.error("the report could not be written: {}", e.toString());
      return ExitCode.TRAINER_ERROR.code();
    }
  }

  private static void say(TestResult test) {
    var ensembled = test.ensembled().map(e -> ", ensembled " + rounded(e.value())).orElse("");
    LOG.info("{}: {}{} (n = {})", test.name(), rounded(test.value()), ensembled, test.n());
  }

  private static String rounded(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  private static void say(TrialReport report) {
    if (report.outcome() == Outcome.Scored) {
      LOG.info("score {} after {} steps", rounded(report.score().orElseThrow()), report.steps());
      report.tests().forEach(TrialProcess::say);
    } else {
      var reason = report.reason().map(Reason::name);
      LOG.warn(
          "{}: {}", reason.orElse(report.outcome().name()), report.message().orElse("no message"));
    }
    if (!report.seconds().isEmpty()) {
      LOG.info("seconds: {}", report.seconds());
    }
  }
}
