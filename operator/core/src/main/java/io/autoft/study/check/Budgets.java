package io.autoft.study.check;

import io.autoft.api.v1alpha1.AutoFTStudySpec;
import io.autoft.study.check.Budget.Consequence;
import io.autoft.trial.Cause;
import io.autoft.trial.TrialLog;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All budgets; the first that is exhausted counts. */
public record Budgets(AutoFTStudySpec study, Instant now) {

  private static final List<Budget> ALL = List.of(new TrialBudget(), new FailureBudget());

  /** Whether no trial may be added to the search. */
  public boolean endSearch(TrialLog log) {
    return exhausted(Consequence.END_OF_SEARCH, log).isPresent();
  }

  /** Why the study has failed, if a budget says so. */
  public Optional<Cause> failure(TrialLog log) {
    return exhausted(Consequence.FAILURE, log);
  }

  private Optional<Cause> exhausted(Consequence consequence, TrialLog log) {
    return ALL.stream()
        .filter(budget -> budget.consequence() == consequence)
        .flatMap(budget -> budget.exhausted(study, log, now).stream())
        .findFirst();
  }
}
