package io.autoft.study;

import io.autoft.study.check.Budgets;
import io.autoft.study.phase.Phase;
import io.autoft.study.phase.Phases;
import io.autoft.study.phase.Stage;
import io.autoft.trial.Cause;
import io.autoft.trial.TrialLog;
import java.util.Optional;

/**
 * How far a study is.
 *
 * @param phase the present one, unless the study has ended
 */
record Progress(Stage stage, Cause cause, Optional<Phase> phase) {

  static Progress of(Phases phases, Budgets budgets, TrialLog log) {
    var exhausted = budgets.failure(log);
    if (exhausted.isPresent()) {
      return failed(exhausted.get(), phases, log);
    }
    for (var phase : phases.all()) {
      var failure = phase.failure(log);
      if (failure.isPresent()) {
        return failed(failure.get(), phases, log);
      }
      if (!phase.done(log)) {
        return new Progress(phase.stage(), phase.underWay(log), Optional.of(phase));
      }
    }
    return ended(Stage.Complete, phases.all().get(phases.all().size() - 1).finished());
  }

  boolean ended() {
    return phase.isEmpty();
  }

  /** What fails after the search does not take away what the search has found. */
  private static Progress failed(Cause cause, Phases phases, TrialLog log) {
    return ended(
        Stage.Failed,
        phases
            .chosen(log)
            .map(
                trial ->
                    new Cause(
                        cause.reason(),
                        "%s; what the search found, trial %s, is in status.result"
                            .formatted(cause.message(), trial.name())))
            .orElse(cause));
  }

  private static Progress ended(Stage stage, Cause cause) {
    return new Progress(stage, cause, Optional.empty());
  }
}
