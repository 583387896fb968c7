package io.autoft.status;

import io.autoft.api.v1alpha1.AutoFTStudyStatus;
import io.autoft.api.v1alpha1.BaselineScore;
import io.autoft.api.v1alpha1.ConfirmationResult;
import io.autoft.api.v1alpha1.TrialCounts;
import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.api.v1alpha1.TrialScore;
import io.autoft.study.Findings;
import io.autoft.study.Findings.Standing;
import io.autoft.study.phase.Stage;
import io.autoft.trial.Cause;
import io.autoft.trial.Study;
import io.autoft.trial.TrialLog;
import io.autoft.trial.TrialOutcome;
import io.autoft.trial.TrialRecord;
import io.autoft.trial.TrialResult;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Renders what is known of a study as its status.
 *
 * @param generation of the spec, by which readers see whether the status is about it
 * @param former status, if there is one
 */
public record StudyStatusView(
    Study study, long generation, Optional<AutoFTStudyStatus> former, Instant now) {

  /** All stages that a status may have. */
  public static List<String> stages() {
    var own = Stream.of(StudyConditions.SUSPENDED, StudyConditions.STALLED);
    return Stream.concat(Stream.of(Stage.values()).map(Stage::name), own).toList();
  }

  /** The status of a study of which this is found. */
  public AutoFTStudyStatus of(Findings findings) {
    return findings.standing() == Standing.REFUSED ? refused(findings) : accepted(findings);
  }

  /**
   * The status of a study whose passes end with an exception: all else is as it was. How one has
   * ended stands.
   */
  public AutoFTStudyStatus failedBy(Cause cause) {
    var known = former.orElseGet(AutoFTStudyStatus::none);
    return known.completionTime() == null
        ? known.with(StudyConditions.STALLED, conditions().refused(cause).conditions())
        : known.with(known.stage(), conditions().heldUp(cause).conditions());
  }

  /** The conditions that there were. */
  public List<Condition> formerConditions() {
    return former.map(AutoFTStudyStatus::conditions).orElse(List.of());
  }

  private AutoFTStudyStatus accepted(Findings findings) {
    boolean ended = findings.standing() == Standing.ENDED;
    var budget = new BudgetView(study.spec(), findings, now);
    return new AutoFTStudyStatus(
        generation,
        stage(findings),
        counts(findings.log()),
        budget.status(),
        gpuSeconds(findings.log()),
        findings.log().nextNumber(),
        new SummaryView(study.spec(), findings, budget).summary(),
        findings.best().map(e -> new TrialScore(e.name(), score(e), standardError(e))).orElse(null),
        findings
            .baseline()
            .map(e -> new BaselineScore(e.spec().baseline(), e.name(), score(e), standardError(e)))
            .orElse(null),
        findings
            .confirmation()
            .or(() -> ofSearch().map(AutoFTStudyStatus::confirmation))
            .orElse(null),
        findings.result().or(() -> ofSearch().map(AutoFTStudyStatus::result)).orElse(null),
        former.map(AutoFTStudyStatus::report).orElse(null),
        study.digest(),
        former.map(AutoFTStudyStatus::startTime).orElse(time()),
        ended ? completionTime(findings) : null,
        conditions(findings));
  }

  /** A study may end otherwise with nothing in between, as where more of its trials may fail. */
  private String completionTime(Findings findings) {
    return former
        .filter(status -> hasSameReason(status, findings) && hasSameWinner(status, findings))
        .map(AutoFTStudyStatus::completionTime)
        .orElse(time());
  }

  /** That of one which was held up since is not known any more. */
  private static boolean hasSameReason(AutoFTStudyStatus status, Findings findings) {
    return StudyConditions.STALLED.equals(status.stage())
        || new ConditionSet(status.conditions())
            .get(StudyConditions.COMPLETE)
            .filter(condition -> condition.getReason().equals(findings.cause().reason()))
            .isPresent();
  }

  /** Trials that still run when a study fails may end a search, which then has found something. */
  private static boolean hasSameWinner(AutoFTStudyStatus status, Findings findings) {
    return findings
        .result()
        .map(
            found ->
                Optional.ofNullable(status.result())
                    .map(known -> known.trial().equals(found.trial()))
                    .orElse(findings.stage() == Stage.Failed))
        .orElse(true);
  }

  /** A word for people, who look at one column. */
  private static String stage(Findings findings) {
    if (findings.standing() == Standing.SUSPENDED) {
      return StudyConditions.SUSPENDED;
    }
    boolean stalled =
        findings.standing() == Standing.REFUSED
            || findings.standing() == Standing.ACTIVE && findings.obstacle().isPresent();
    return stalled ? StudyConditions.STALLED : findings.stage().name();
  }

  /**
   * What was known before holds; a study that cannot go on has not started over. One that could not
   * even create all of its first trials has begun.
   */
  private AutoFTStudyStatus refused(Findings findings) {
    boolean begun = !findings.log().entries().isEmpty();
    var budget = new BudgetView(study.spec(), findings, now);
    return new AutoFTStudyStatus(
        generation,
        stage(findings),
        counts(findings.log()),
        budget.status(),
        gpuSeconds(findings.log()),
        findings.log().nextNumber(),
        new SummaryView(study.spec(), findings, budget).summary(),
        former.map(AutoFTStudyStatus::best).orElse(null),
        former.map(AutoFTStudyStatus::baseline).orElse(null),
        confirmation(findings),
        former.map(AutoFTStudyStatus::result).orElse(null),
        former.map(AutoFTStudyStatus::report).orElse(null),
        former.map(AutoFTStudyStatus::searchDigest).orElse(begun ? study.digest() : null),
        former.map(AutoFTStudyStatus::startTime).orElse(begun ? time() : null),
        former.map(AutoFTStudyStatus::completionTime).orElse(null),
        conditions(findings));
  }

  /** What came out of a search that was changed holds for it no more. */
  private Optional<AutoFTStudyStatus> ofSearch() {
    return former.filter(status -> study.digest().equals(status.searchDigest()));
  }

  private ConfirmationResult confirmation(Findings findings) {
    return findings
        .confirmation()
        .or(() -> former.map(AutoFTStudyStatus::confirmation))
        .orElse(null);
  }

  private List<Condition> conditions(Findings findings) {
    return conditions().of(findings).conditions();
  }

  private StudyConditions conditions() {
    return new StudyConditions(formerConditions(), study.spec(), generation, now);
  }

  private String time() {
    return now.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static TrialCounts counts(TrialLog log) {
    return new TrialCounts(
        log.entries().size(),
        count(log, e -> e.outcome() instanceof TrialOutcome.Running),
        count(log, e -> e.outcome() instanceof TrialOutcome.Scored),
        count(log, e -> e.outcome() instanceof TrialOutcome.Diverged),
        count(log, TrialRecord::failed),
        count(log, e -> e.is(TrialPurpose.FinalTraining)),
        count(log, e -> e.is(TrialPurpose.Confirmation)),
        log.entries().stream().mapToInt(e -> e.usage().disruptions()).sum());
  }

  private static double gpuSeconds(TrialLog log) {
    return log.entries().stream().mapToDouble(e -> e.usage().gpuSeconds()).sum();
  }

  private static int count(TrialLog log, Predicate<TrialRecord> predicate) {
    return (int) log.entries().stream().filter(predicate).count();
  }

  private static double score(TrialRecord trial) {
    return trial.score().orElseThrow();
  }

  private static Double standardError(TrialRecord trial) {
    return trial.result().flatMap(TrialResult::standardError).orElse(null);
  }
}
