package io.autoft.cluster.report;

import io.autoft.api.v1alpha1.ReportStatus;
import io.autoft.cluster.crd.AutoFTStudy;
import io.autoft.status.ConditionSet.Claim;
import io.autoft.trial.Cause;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

/** How far a page is, and what its study's conditions say of that. */
sealed interface ReportOutcome {

  /** True once the page of the study's end is where it is wanted. */
  String REPORTED = "Reported";

  /** True while an attempt has failed. */
  String REPORT_FAILED = "ReportFailed";

  /** Both types. */
  Set<String> CONDITIONS = Set.of(REPORTED, REPORT_FAILED);

  /** The conditions, of which both are always said. */
  List<Claim> claims();

  /** What the status has of the page. */
  default ReportStatus status(AutoFTStudy study, Instant now) {
    return new ReportStatus(
        ReportLocation.of(study).file(),
        ReportFacts.completionTime(study),
        this instanceof Written ? now.truncatedTo(ChronoUnit.SECONDS).toString() : null);
  }

  /** It is not to be made yet. */
  record Awaiting(Cause cause) implements ReportOutcome {

    @Override
    public List<Claim> claims() {
      return List.of(new Claim(REPORTED, false, cause.reason(), cause.message()), noFailure());
    }
  }

  /** It is there. */
  record Written(String message) implements ReportOutcome {

    @Override
    public List<Claim> claims() {
      return List.of(new Claim(REPORTED, true, "Written", message), noFailure());
    }
  }

  /** It is on its way. */
  record Writing(String message) implements ReportOutcome {

    @Override
    public List<Claim> claims() {
      return List.of(new Claim(REPORTED, false, "Writing", message), noFailure());
    }
  }

  /** It is not there, and somebody has to look. */
  record Failed(Cause cause) implements ReportOutcome {

    @Override
    public List<Claim> claims() {
      return List.of(
          new Claim(REPORTED, false, cause.reason(), cause.message()),
          new Claim(REPORT_FAILED, true, cause.reason(), cause.message()));
    }
  }

  private static Claim noFailure() {
    return new Claim(REPORT_FAILED, false, "NotFailed", "");
  }
}
