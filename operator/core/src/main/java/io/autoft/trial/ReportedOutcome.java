package io.autoft.trial;

import static io.autoft.contract.Reason.BadConfig;
import static io.autoft.contract.Reason.DataMissing;
import static io.autoft.contract.Reason.UnsupportedModel;

import io.autoft.api.v1alpha1.AutoFTStudySpec;
import io.autoft.api.v1alpha1.AutoFTTrialSpec;
import io.autoft.contract.Outcome;
import io.autoft.contract.Reason;
import io.autoft.contract.TrialReport;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What a trainer's report makes of its trial, wherever the trainer ran. */
public final class ReportedOutcome {

  /** The reason of a failure whose report cannot stand, or is none. */
  public static final String BAD_REPORT = "BadReport";

  /** What another attempt cannot cure, but a person can. */
  private static final Set<Reason> BLOCKING = EnumSet.of(BadConfig, DataMissing, UnsupportedModel);

  private ReportedOutcome() {}

  /**
   * The outcome that a report stands for.
   *
   * @return {@code Failed} for a report that cannot be the trial's; empty for one that names no
   *     reason of a failure
   */
  public static Optional<TrialOutcome> of(
      TrialReport report, AutoFTTrialSpec trial, AutoFTStudySpec study) {
    return report.outcome() == Outcome.Failed
        ? report.reason().map(reason -> failure(report, reason))
        : Optional.of(result(report, trial, study));
  }

  private static TrialOutcome failure(TrialReport report, Reason reason) {
    var message = report.message().orElse(reason.name());
    return BLOCKING.contains(reason)
        ? new TrialOutcome.Blocked(reason.name(), message)
        : new TrialOutcome.Failed(reason.name(), message);
  }

  private static TrialOutcome result(
      TrialReport report, AutoFTTrialSpec trial, AutoFTStudySpec study) {
    var checks = new ReportChecks(TrialParameters.of(trial), study.objective().metric());
    var complaint = checks.complaint(report);
    if (complaint.isPresent()) {
      return new TrialOutcome.Failed(
          BAD_REPORT, "the trainer's report cannot stand: " + complaint.get());
    }
    // The trainer names its checkpoint below the output; a user wants to know where that is.
    var result = TrialResult.of(report, TrialSettings.output(trial, study));
    return report.outcome() == Outcome.Scored
        ? new TrialOutcome.Scored(result)
        : new TrialOutcome.Diverged(
            result, report.message().orElse("the loss or the parameters ceased to be finite"));
  }
}
