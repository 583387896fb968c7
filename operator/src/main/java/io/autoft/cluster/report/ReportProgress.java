package io.autoft.cluster.report;

import static java.util.Objects.requireNonNull;

import io.autoft.api.v1alpha1.AutoFTStudyStatus;
import io.autoft.api.v1alpha1.ReportStatus;
import io.autoft.status.ConditionSet;
import io.autoft.status.ConditionSet.Claim;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a pass has to say of the page.
 *
 * @param status empty where nothing new is known
 * @param claims the conditions to set
 * @param outdated types of conditions that are about nothing any more
 * @param lookAgain when, though nothing has happened
 */
public record ReportProgress(
    Optional<ReportStatus> status,
    List<Claim> claims,
    Set<String> outdated,
    Optional<Duration> lookAgain) {

  /** Nothing has changed. */
  static final ReportProgress NOTHING =
      new ReportProgress(Optional.empty(), List.of(), Optional.empty());

  /** Nobody asks for a page, or does so any more. */
  static final ReportProgress UNWANTED =
      new ReportProgress(Optional.empty(), List.of(), ReportOutcome.CONDITIONS, Optional.empty());

  public ReportProgress {
    requireNonNull(status, "status is null");
    claims = List.copyOf(claims);
    outdated = Set.copyOf(outdated);
    requireNonNull(lookAgain, "lookAgain is null");
  }

  /** With all conditions. */
  ReportProgress(Optional<ReportStatus> status, List<Claim> claims, Optional<Duration> lookAgain) {
    this(status, claims, Set.of(), lookAgain);
  }

  /** The status of the study, with that. */
  public AutoFTStudyStatus in(AutoFTStudyStatus study, Instant now) {
    var conditions = new ConditionSet(study.conditions()).without(outdated);
    for (var claim : claims) {
      conditions = conditions.with(claim, study.observedGeneration(), now);
    }
    return study.with(status.orElse(study.report()), conditions.conditions());
  }
}
