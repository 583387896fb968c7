package io.autoft.study;

import static java.util.Objects.requireNonNull;

import io.autoft.api.v1alpha1.ConfirmationResult;
import io.autoft.api.v1alpha1.StudyResult;
import io.autoft.study.proposal.EarlierStudy;
import io.autoft.study.proposal.WarmStart;
import io.autoft.trial.Cause;
import io.autoft.trial.Study;
import io.autoft.trial.TrialLog;
import io.autoft.trial.TrialRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All facts about a study at one moment.
 *
 * @param log of the study's trials
 * @param refusal why whoever runs the trials cannot run them as the study is written
 * @param published the result whose files have been written, since the study went on last
 * @param confirmed what the study has recorded of its confirmation
 * @param resampled the trials with their resamples, read when the confirmation is to be summed up
 *     ({@link StudyPlanner#needsResamples})
 * @param warmStart what the study has recorded of earlier ones, if it has
 * @param earlier those of the studies named in {@code search.warmStart} that exist; looked for only
 *     while nothing is recorded
 * @param clock of the search, as the last pass left it
 * @param mostUnschedulable so many trials for which there is no node keep others from being
 *     created; zero for any number
 */
public record StudyState(
    Study study,
    TrialLog log,
    Optional<Cause> refusal,
    Optional<StudyResult> published,
    Optional<ConfirmationResult> confirmed,
    Optional<TrialLog> resampled,
    Optional<WarmStart> warmStart,
    List<EarlierStudy> earlier,
    SearchClock clock,
    int mostUnschedulable,
    Instant now) {

  public StudyState {
    requireNonNull(study, "study is null");
    requireNonNull(log, "log is null");
    requireNonNull(refusal, "refusal is null");
    requireNonNull(published, "published is null");
    requireNonNull(confirmed, "confirmed is null");
    requireNonNull(resampled, "resampled is null");
    requireNonNull(warmStart, "warmStart is null");
    earlier = List.copyOf(earlier);
    requireNonNull(clock, "clock is null");
    requireNonNull(now, "now is null");
  }

  /** The facts about a study that begins, and learns from its own trials alone. */
  public static StudyState of(Study study, TrialLog log, Instant now) {
    return new StudyState(
        study,
        log,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        SearchClock.ZERO,
        0,
        now);
  }

  /** The same facts, and the trials with all that they have reported. */
  public StudyState withResampled(TrialLog trials) {
    return new StudyState(
        study,
        log,
        refusal,
        published,
        confirmed,
        Optional.of(trials),
        warmStart,
        earlier,
        clock,
        mostUnschedulable,
        now);
  }

  /** Trials of a search that has been changed since. */
  public List<TrialRecord> outdated() {
    return log.entries().stream()
        .filter(e -> !e.spec().searchDigest().equals(study.digest()))
        .toList();
  }
}
