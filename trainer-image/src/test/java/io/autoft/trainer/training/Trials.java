package io.autoft.trainer.training;

import io.autoft.contract.TrialConfig;
import io.autoft.contract.TrialReport;
import io.autoft.trainer.data.ImageCachePlaces;
import io.autoft.trainer.failure.TrialFailure;
import java.time.Clock;
import java.util.Optional;
import java.util.TreeMap;

/** Runs whole trials, as if their reports were written. */
final class Trials {

  private Trials() {}

  static TrialReport run(TrialConfig config) throws TrialFailure {
    return run(config, ImageCachePlaces.of(Optional.empty()));
  }

  static TrialReport run(TrialConfig config, ImageCachePlaces places) throws TrialFailure {
    var clock = Clock.systemUTC();
    try (var workbench = new Workbench(places, clock)) {
      var trial = new Trial(config, workbench, new Progress(clock), clock);
      var report = trial.run();
      trial.forget();
      return report;
    }
  }

  /** What has to be the same twice. */
  static TrialReport withoutSeconds(TrialReport report) {
    return new TrialReport(
        report.schemaVersion(),
        report.parameterDigest(),
        report.outcome(),
        report.score(),
        report.metrics(),
        report.resamples(),
        report.steps(),
        new TreeMap<>(),
        report.reason(),
        report.message(),
        report.tests(),
        report.ensemble(),
        report.checkpoint(),
        report.parameterGroups());
  }
}
