package io.autoft.cli.local;

import io.autoft.api.v1alpha1.AutoFTStudySpec;
import io.autoft.api.v1alpha1.AutoFTTrialSpec;
import io.autoft.contract.ExitCode;
import io.autoft.contract.InvalidDocumentException;
import io.autoft.contract.Reason;
import io.autoft.contract.TrialReport;
import io.autoft.trial.AttemptLimits;
import io.autoft.trial.ReportedOutcome;
import io.autoft.trial.TrialOutcome;
import io.autoft.trial.TrialUsage;

/**
 * What an attempt of a trial makes of it: what a Job with the operator's failure policy would. An
 * outcome that is {@code Pending} asks for another attempt.
 *
 * @param usage of the trial, this attempt included, but for a disruption
 */
record AttemptOutcome(
    AutoFTTrialSpec trial, AutoFTStudySpec study, WorkerEnd end, TrialUsage usage) {

  private static final int KILLED = 128 + 9;

  TrialOutcome outcome() {
    var reported = end.report().map(this::reported);
    if (end.hung() && reported.flatMap(TrialOutcome::resultIfAny).isEmpty()) {
      return new TrialOutcome.Failed(
          Reason.TimeLimit.name(), "the trainer ran on past its time limit and was ended");
    }
    return reported.orElseGet(this::withoutReport);
  }

  /** Whether the trainer was taken away, which is nobody's failure. */
  boolean disrupted() {
    return !end.hung() && end.report().isEmpty() && end.exitCode() == ExitCode.TERMINATED.code();
  }

  private TrialOutcome reported(String text) {
    try {
      var report = TrialReport.parse(text);
      var outcome = ReportedOutcome.of(report, trial, study);
      return outcome
          .filter(o -> !(o instanceof TrialOutcome.Failed) || isPermanent(report))
          .orElseGet(() -> again(outcome.orElseGet(this::exited)));
    } catch (InvalidDocumentException e) {
      // One that was killed may have written a part of it.
      return end.exitCode() == ExitCode.REPORTED.code()
          ? new TrialOutcome.Failed(ReportedOutcome.BAD_REPORT, e.getMessage())
          : again(exited());
    }
  }

  private static boolean isPermanent(TrialReport report) {
    return report.reason().map(Reason::exitCode).map(ExitCode::permanent).orElse(true);
  }

  private TrialOutcome withoutReport() {
    if (!disrupted()) {
      return again(exited());
    }
    return usage.disruptions() + 1 < AttemptLimits.TERMINATIONS
        ? TrialOutcome.Pending.of("the trainer was ended by SIGTERM; the trial is run again")
        : new TrialOutcome.Failed(
            Reason.TrainerError.name(),
            "%d trainers ended with exit code 143, as after SIGTERM"
                .formatted(usage.disruptions() + 1));
  }

  private TrialOutcome exited() {
    return new TrialOutcome.Failed(
        Reason.TrainerError.name(),
        end.exitCode() == KILLED
            ? "the trainer was killed by signal 9; where memory is short, the system does that"
            : "the trainer ended with exit code " + end.exitCode());
  }

  private TrialOutcome again(TrialOutcome failure) {
    int failures = usage.attempts() - usage.disruptions();
    return failures <= AttemptLimits.RETRIES
        ? TrialOutcome.Pending.of(
            "attempt %d failed: %s; the trial is run again"
                .formatted(usage.attempts(), failure.message()))
        : failure;
  }
}
