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
      return ended(Stage.Failed, exhausted.get());
    }
    for (var phase : phases.all()) {
      var failure = phase.failure(log);
      if (failure.isPresent()) {
        return ended(Stage.Failed, failure.get());
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

  private static Progress ended(Stage stage, Cause cause) {
    return new Progress(stage, cause, Optional.empty());
  }
}
