package io.autoft.study.check;

import io.autoft.api.v1alpha1.BudgetSpec;
import io.autoft.study.SearchUsage;
import io.autoft.trial.Cause;
import io.autoft.trial.TrialLog;
import java.time.Duration;
import java.util.Optional;

/** {@code budget.durationSeconds}: how long the search lasts, not suspended. */
final class DurationBudget implements Budget {

  @Override
  public Consequence consequence() {
    return Consequence.END_OF_SEARCH;
  }

  @Override
  public Optional<Cause> exhausted(BudgetSpec budget, TrialLog log, SearchUsage usage) {
    return Optional.ofNullable(budget.durationSeconds())
        .filter(allowed -> usage.seconds() >= allowed)
        .map(
            allowed ->
                new Cause("DurationSpent", "budget.durationSeconds allows %d".formatted(allowed)));
  }

  @Override
  public Optional<Duration> lasts(BudgetSpec budget, SearchUsage usage) {
    return Optional.ofNullable(budget.durationSeconds())
        .filter(allowed -> allowed > usage.seconds())
        .map(allowed -> Duration.ofSeconds(allowed - usage.seconds()));
  }
}
