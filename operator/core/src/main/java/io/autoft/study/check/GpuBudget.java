package io.autoft.study.check;

import io.autoft.api.v1alpha1.BudgetSpec;
import io.autoft.study.SearchUsage;
import io.autoft.trial.Cause;
import io.autoft.trial.TrialLog;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/** {@code budget.gpuHours}: running time times GPUs, that of trainers that still run included. */
final class GpuBudget implements Budget {

  private static final double SECONDS_PER_HOUR = 3600;

  @Override
  public Consequence consequence() {
    return Consequence.END_OF_SEARCH;
  }

  @Override
  public Optional<Cause> exhausted(BudgetSpec budget, TrialLog log, SearchUsage usage) {
    return Optional.ofNullable(budget.gpuHours())
        .filter(allowed -> left(allowed, usage) <= 0)
        .map(allowed -> new Cause("GpuHoursSpent", "budget.gpuHours allows " + text(allowed)));
  }

  @Override
  public Optional<Duration> lasts(BudgetSpec budget, SearchUsage usage) {
    return Optional.ofNullable(budget.gpuHours())
        .map(allowed -> left(allowed, usage))
        .filter(left -> left > 0 && usage.runningGpus() > 0)
        .map(left -> Duration.ofSeconds((long) Math.ceil(left / usage.runningGpus())));
  }

  private static double left(double allowed, SearchUsage usage) {
    return allowed * SECONDS_PER_HOUR - usage.allGpuSeconds();
  }

  private static String text(double hours) {
    return BigDecimal.valueOf(hours).stripTrailingZeros().toPlainString();
  }
}
