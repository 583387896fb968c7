package io.autoft.study;

import io.autoft.api.v1alpha1.AutoFTStudySpec;
import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.trial.TrialOutcome;
import java.util.Optional;

/**
 * How far a study is.
 *
 * @param reason of the stage, one word
 * @param message for a person
 * @param finals the trainings at the end, once the search has a winner
 */
record Progress(Stage stage, String reason, String message, Optional<FinalTrainings> finals) {

  static Progress of(AutoFTStudySpec spec, SearchSteps steps, TrialLog log) {
    if (log.failures() > spec.budget().failedTrials()) {
      return failed("TooManyFailures", tooManyFailures(spec, log));
    }
    boolean searched =
        steps.exhausted(log)
            && allFinished(log, TrialPurpose.Search)
            && allFinished(log, TrialPurpose.Baseline);
    if (!searched) {
      return new Progress(
          Stage.Searching, "Searching", "the search is under way", Optional.empty());
    }
    var winner = log.best(TrialPurpose.Search, spec.objective().metric());
    if (winner.isEmpty()) {
      return failed("NoScore", "every trial of the search diverged; narrow search.space");
    }
    return spec.finalTraining() == null
        ? new Progress(
            Stage.Complete,
            "SearchFinished",
            "the search has ended; there is no finalTraining",
            Optional.empty())
        : training(new FinalTrainings(steps.study(), spec, steps.digest(), winner.get()), log);
  }

  private static Progress training(FinalTrainings finals, TrialLog log) {
    var learned = finals.find(finals.wanted().get(0), log);
    if (learned.filter(e -> e.outcome() instanceof TrialOutcome.Diverged).isPresent()) {
      return failed(
          "FinalTrainingDiverged",
          "the final training %s of the best objective diverged".formatted(learned.get().name()));
    }
    return finals.done(log)
        ? new Progress(
            Stage.Complete,
            "FinalTrainingFinished",
            "the final training has reported; see status.result",
            Optional.of(finals))
        : new Progress(
            Stage.Training,
            "Training",
            "final training of the best trial, " + finals.winner().name(),
            Optional.of(finals));
  }

  private static boolean allFinished(TrialLog log, TrialPurpose purpose) {
    return log.of(purpose).allMatch(TrialEntry::finished);
  }

  private static Progress failed(String reason, String message) {
    return new Progress(Stage.Failed, reason, message, Optional.empty());
  }

  private static String tooManyFailures(AutoFTStudySpec spec, TrialLog log) {
    var last =
        log.entries().stream()
            .filter(TrialEntry::failed)
            .reduce((first, next) -> next)
            .orElseThrow();
    var outcome = (TrialOutcome.Failed) last.outcome();
    return "%d trials failed, budget.failedTrials allows %d; the last, %s: %s: %s"
        .formatted(
            log.failures(),
            spec.budget().failedTrials(),
            last.name(),
            outcome.reason(),
            outcome.message());
  }
}
