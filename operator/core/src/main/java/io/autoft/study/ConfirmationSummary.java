package io.autoft.study;

import io.autoft.api.v1alpha1.ConfirmationResult;
import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.result.confirmation.ConfirmationResults;
import io.autoft.study.phase.Phases;
import io.autoft.trial.Digest;
import io.autoft.trial.TrialLog;
import io.autoft.trial.TrialRecord;
import java.util.Optional;

/**
 * What a confirmation says once it has ended. It is summed up from the resamples of all trials,
 * which are large and looked at once; what came out then holds for as long as the trials are the
 * same.
 */
record ConfirmationSummary(StudyState state, Phases phases) {

  /** Whether resamples are missing to sum it up. */
  boolean needsResamples() {
    // What is recorded is seen at once; who the candidates are takes a while to compute.
    return recorded().isEmpty() && hasEnded();
  }

  /** The summary, of a confirmation that has ended. */
  Optional<ConfirmationResult> result() {
    return hasEnded()
        ? recorded().or(() -> state.resampled().flatMap(this::summedUp))
        : Optional.empty();
  }

  private boolean hasEnded() {
    return phases.contest(state.log()).isPresent();
  }

  private Optional<ConfirmationResult> recorded() {
    return state.confirmed().filter(recorded -> digest(state.log()).equals(recorded.digest()));
  }

  private Optional<ConfirmationResult> summedUp(TrialLog log) {
    var metric = state.study().spec().objective().metric();
    var search = log.of(TrialPurpose.Search).filter(e -> e.score().isPresent()).toList();
    return phases
        .contest(log)
        .map(contest -> new ConfirmationResults(metric, contest, search).result(digest(log)));
  }

  private static String digest(TrialLog log) {
    return Digest.of(
        log.entries().stream()
            .filter(e -> !e.is(TrialPurpose.FinalTraining))
            .map(TrialRecord::name)
            .toList());
  }
}
