package io.autoft.study.check;

import io.autoft.api.v1alpha1.BudgetSpec;
import io.autoft.study.SearchUsage;
import io.autoft.trial.Cause;
import io.autoft.trial.TrialLog;
import io.autoft.trial.TrialRecord;
import java.util.Optional;

/** {@code budget.failedTrials}: how many trials of any purpose may fail. */
final class FailureBudget implements Budget {

  @Override
  public Consequence consequence() {
    return Consequence.FAILURE;
  }

  @Override
  public Optional<Cause> exhausted(BudgetSpec budget, TrialLog log, SearchUsage usage) {
    int allowed = budget.failedTrials();
    return log.failures() <= allowed
        ? Optional.empty()
        : log.entries().stream()
            .filter(TrialRecord::failed)
            .reduce((first, next) -> next)
            .map(last -> new Cause("TooManyFailures", message(log.failures(), allowed, last)));
  }

  private static String message(long failures, int allowed, TrialRecord last) {
    return "%d trials failed, budget.failedTrials allows %d; the last, %s: %s: %s"
        .formatted(
            failures, allowed, last.name(), last.outcome().reason(), last.outcome().message());
  }
}
