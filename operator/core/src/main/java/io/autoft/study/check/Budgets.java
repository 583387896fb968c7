package io.autoft.study.check;

import io.autoft.api.v1alpha1.BudgetSpec;
import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.study.SearchUsage;
import io.autoft.study.check.Budget.Consequence;
import io.autoft.trial.Cause;
import io.autoft.trial.TrialLog;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All budgets; the first that is exhausted counts. */
public record Budgets(BudgetSpec budget, SearchUsage usage) {

  private static final List<Budget> ALL =
      List.of(new TrialBudget(), new GpuBudget(), new DurationBudget(), new FailureBudget());

  /** Why no trial of a purpose may be added to the search, if so. */
  public Optional<Cause> endSearch(TrialPurpose purpose, TrialLog log) {
    return first(with(Consequence.END_OF_SEARCH).filter(b -> b.limits(purpose)), log);
  }

  /** Why the study has failed, if a budget says so. */
  public Optional<Cause> failure(TrialLog log) {
    return first(with(Consequence.FAILURE), log);
  }

  /** When the search ends by itself if everything goes on as it does. */
  public Optional<Duration> lasts() {
    return ALL.stream()
        .flatMap(b -> b.lasts(budget, usage).stream())
        .min(Comparator.naturalOrder());
  }

  private Optional<Cause> first(Stream<Budget> budgets, TrialLog log) {
    return budgets.flatMap(b -> b.exhausted(budget, log, usage).stream()).findFirst();
  }

  private static Stream<Budget> with(Consequence consequence) {
    return ALL.stream().filter(b -> b.consequence() == consequence);
  }
}
