package io.autoft.study;

import static java.util.Objects.requireNonNull;

import io.autoft.api.v1alpha1.ConfirmationResult;
import io.autoft.api.v1alpha1.StudyResult;
import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.result.StudyResults;
import io.autoft.study.phase.Phases;
import io.autoft.study.phase.Stage;
import io.autoft.trial.Cause;
import io.autoft.trial.Study;
import io.autoft.trial.TrialLog;
import io.autoft.trial.TrialOutcome;
import io.autoft.trial.TrialRecord;
import io.autoft.trial.WaitReason;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/**
 * What there is to know of a study at one moment.
 *
 * @param standing whether it goes its way
 * @param stage of the study
 * @param cause of the stage; of a refused study, what is wrong with it
 * @param log its trials, those included that are being created
 * @param best the search trial with the best score
 * @param baseline the best of the hand-made objectives
 * @param improvement of the best over the baseline, positive when better
 * @param confirmation what the repeats of the best trials say, once there are all
 * @param result what came out, once the study is complete; of one whose final training has failed
 *     what the search has found
 * @param clock of the search, for the next pass
 */
public record Findings(
    Standing standing,
    Stage stage,
    Cause cause,
    TrialLog log,
    Optional<TrialRecord> best,
    Optional<TrialRecord> baseline,
    OptionalDouble improvement,
    Optional<ConfirmationResult> confirmation,
    Optional<StudyResult> result,
    SearchClock clock) {

  /** Whether a study goes its way. */
  public enum Standing {
    /** It cannot go on as it is written; of its stage and result, what was known before holds. */
    REFUSED,
    /** It goes on. */
    ACTIVE,
    /** It would go on, but is not to for now. */
    SUSPENDED,
    /** It is complete or has failed. */
    ENDED
  }

  public Findings {
    requireNonNull(standing, "standing is null");
    requireNonNull(stage, "stage is null");
    requireNonNull(cause, "cause is null");
    requireNonNull(log, "log is null");
    requireNonNull(best, "best is null");
    requireNonNull(baseline, "baseline is null");
    requireNonNull(improvement, "improvement is null");
    requireNonNull(confirmation, "confirmation is null");
    requireNonNull(result, "result is null");
    requireNonNull(clock, "clock is null");
  }

  static Findings of(
      Study study,
      Phases phases,
      Progress progress,
      Standing standing,
      TrialLog log,
      Optional<ConfirmationResult> confirmation,
      SearchClock clock) {
    var metric = study.spec().objective().metric();
    var best = log.best(TrialPurpose.Search, metric);
    var baseline = log.best(TrialPurpose.Baseline, metric);
    var improvement = StudyResults.improvement(metric, best, baseline);
    var result =
        progress.stage() == Stage.Complete || progress.stage() == Stage.Failed
            ? phases
                .chosen(log)
                .map(
                    w ->
                        StudyResults.of(
                            study.spec(), w, baseline, confirmation, phases.trained(log)))
            : Optional.<StudyResult>empty();
    return new Findings(
        standing,
        progress.stage(),
        progress.cause(),
        log,
        best,
        baseline,
        improvement,
        confirmation,
        result,
        clock);
  }

  /**
   * The findings of a study whose plan could not be carried out.
   *
   * @param conflict what was in the way
   * @param present the trials that there were before
   */
  public Findings refusedBecause(Cause conflict, TrialLog present) {
    return new Findings(
        Standing.REFUSED,
        stage,
        conflict,
        present,
        best,
        baseline,
        improvement,
        confirmation,
        Optional.empty(),
        clock);
  }

  /** The same with another reading of the search's clock. */
  public Findings withClock(SearchClock other) {
    return new Findings(
        standing, stage, cause, log, best, baseline, improvement, confirmation, result, other);
  }

  /** What holds up a study that has not ended: a blocked trial, or one that finds no node. */
  public Optional<Cause> obstacle() {
    return first(e -> e.outcome() instanceof TrialOutcome.Blocked).or(this::unschedulable);
  }

  /**
   * A trial without a node is no problem while others of the study run: it waits for their place.
   */
  private Optional<Cause> unschedulable() {
    return isRunning() ? Optional.empty() : first(e -> WaitReason.Unschedulable.holds(e.outcome()));
  }

  /** What a study of which nothing runs waits for, where its turn comes by itself. */
  public Optional<Cause> turn() {
    return isRunning()
        ? Optional.empty()
        : first(e -> WaitReason.of(e.outcome()).filter(WaitReason::isTurn).isPresent());
  }

  private boolean isRunning() {
    return log.entries().stream().anyMatch(e -> e.outcome() instanceof TrialOutcome.Running);
  }

  private Optional<Cause> first(Predicate<TrialRecord> held) {
    return log.entries().stream()
        .filter(held)
        .findFirst()
        .map(
            e ->
                new Cause(
                    e.outcome().reason(), "trial " + e.name() + ": " + e.outcome().message()));
  }
}
