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
import io.autoft.trainer.failure.MemoryShortage;
import io.autoft.trainer.failure.TrialFailure;
import io.autoft.trainer.memory.ResidentMemory;
import io.autoft.trainer.report.ReportFile;
import io.autoft.trainer.training.Progress;
import io.autoft.trainer.training.Trial;
import io.autoft.trainer.training.Workbench;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a trial so that every end that the process survives has a report, and an exit code that
 * corresponds to it.
 */
final class TrialProcess {

  private static final Logger LOG = LoggerFactory.getLogger("trainer");

  private final ReportFile file;
  private final Workbench workbench;
  private final Clock clock;
  private final IntConsumer halt;
  private final IntConsumer onSignal;

  /**
   * A process, or its part for one of several trials.
   *
   * @param file of this trial's report
   * @param workbench with what an earlier trial may have left there
   * @param halt ends the process at once with an exit code, whatever its threads are doing
   * @param onSignal takes the exit code that a signal has from now on: at first that of a
   *     disruption, then that of the report that was written
   */
  TrialProcess(
      ReportFile file, Workbench workbench, Clock clock, IntConsumer halt, IntConsumer onSignal) {
    this.file = requireNonNull(file, "file is null");
    this.workbench = requireNonNull(workbench, "workbench is null");
    this.clock = requireNonNull(clock, "clock is null");
    this.halt = requireNonNull(halt, "halt is null");
    this.onSignal = requireNonNull(onSignal, "onSignal is null");
  }

  /**
   * Runs the trial of a configuration. Nothing of it goes on afterwards: the next one can follow.
   *
   * @param json the {@link TrialConfig}; null if there is none
   * @return exit code
   */
  int run(String json) {
    onSignal.accept(ExitCode.TERMINATED.code());
    TrialConfig config;
    try {
      config = parse(json);
    } catch (TrialFailure e) {
      return end(failed("", e));
    }
    var digest = ParameterDigest.of(config.parameters());
    var progress = new Progress(clock);
    // From outside, since a trial can also hang in a data set or in native code.
    var deadline =
        Deadline.after(
            Duration.ofSeconds(config.timeLimitSeconds()),
            () -> halt.accept(end(timedOut(config, digest, progress))));
    try {
      return run(config, digest, progress);
    } finally {
      deadline.close();
    }
  }

  private int run(TrialConfig config, String digest, Progress progress) {
    ResidentMemory.forgetPeak();
    try {
      var trial = new Trial(config, workbench, progress, clock);
      int code = end(withPeak(trial.run()));
      if (code == ExitCode.REPORTED.code()) {
        trial.forget();
      }
      return code;
    } catch (TrialFailure e) {
      return end(failed(digest, e));
    } catch (OutOfMemoryError e) {
      return broken(outOfMemory(digest, e, e.getMessage()));
    } catch (EngineException e) {
      return broken(
          MemoryShortage.in(e)
              .map(message -> outOfMemory(digest, e, message))
              .orElseGet(() -> unexpected(digest, e)));
    } catch (RuntimeException | Error e) {
      return broken(unexpected(digest, e));
    }
  }

  /** Not part of the trial, since it is as little the same in another run as the seconds are. */
  private static TrialReport withPeak(TrialReport report) {
    var peak = ResidentMemory.peakMebibytes();
    if (peak.isEmpty()) {
      return report;
    }
    LOG.info("main memory: {} MiB at the peak", peak.getAsLong());
    return report.withMetric(TrialReport.PEAK_MEMORY, peak.getAsLong());
  }

  /** The next trial begins with nothing of one that ended in its middle. */
  private int broken(TrialReport report) {
    int code = end(report);
    workbench.close();
    return code;
  }

  private static TrialConfig parse(String json) throws TrialFailure {
    if (json == null) {
      throw TrialFailure.badConfig(
          "the environment has no %s; it must hold the trial's configuration as JSON",
          Contract.CONFIG_VARIABLE);
    }
    try {
      return TrialConfig.parse(json);
    } catch (InvalidDocumentException e) {
      throw new TrialFailure(Reason.BadConfig, e.getMessage(), e);
    }
  }

  private static TrialReport timedOut(TrialConfig config, String digest, Progress progress) {
    return TrialReport.failed(
        digest,
        Reason.TimeLimit,
        "the time limit of %d s passed after %d steps"
            .formatted(config.timeLimitSeconds(), progress.steps()));
  }

  private static TrialReport failed(String digest, TrialFailure failure) {
    return TrialReport.failed(digest, failure.reason(), failure.getMessage());
  }

  private static TrialReport outOfMemory(String digest, Throwable e, String message) {
    LOG.debug("out of memory", e);
    return TrialReport.failed(digest, Reason.OutOfMemory, "out of memory: " + message);
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
      onSignal.accept(code);
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
