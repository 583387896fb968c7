package io.autoft.study.check;

import io.autoft.api.v1alpha1.BudgetSpec;
import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.study.SearchUsage;
import io.autoft.trial.Cause;
import io.autoft.trial.TrialLog;
import java.util.Optional;

/** {@code budget.trials}: search trials, in whatever way they ended except failure. */
final class TrialBudget implements Budget {

  @Override
  public Consequence consequence() {
    return Consequence.END_OF_SEARCH;
  }

  @Override
  public boolean limits(TrialPurpose purpose) {
    return purpose == TrialPurpose.Search;
  }

  @Override
  public Optional<Cause> exhausted(BudgetSpec budget, TrialLog log, SearchUsage usage) {
    int trials = budget.trials();
    return log.standing(TrialPurpose.Search).count() < trials
        ? Optional.empty()
        : Optional.of(new Cause("TrialsSpent", "budget.trials allows %d".formatted(trials)));
  }
}
