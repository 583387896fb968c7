package io.autoft.status;

import io.autoft.api.v1alpha1.AutoFTStudySpec;
import io.autoft.api.v1alpha1.BudgetAmounts;
import io.autoft.api.v1alpha1.BudgetSpec;
import io.autoft.api.v1alpha1.BudgetStatus;
import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.study.Findings;
import io.autoft.study.SearchClock;
import io.autoft.study.SearchUsage;
import io.autoft.trial.GpuHours;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;

/** Renders what a study has spent of its budget, and reads its clock back. */
public record BudgetView(AutoFTStudySpec study, Findings findings, BudgetAmounts spent) {

  private static final int DECIMALS_OF_HOURS = 4;

  /** What is spent by now. */
  BudgetView(AutoFTStudySpec study, Findings findings, Instant now) {
    this(study, findings, spent(study, findings, now));
  }

  /** The clock of which a status was written. */
  public static SearchClock clock(BudgetStatus status) {
    var counted = Optional.ofNullable(status.spent()).map(BudgetAmounts::durationSeconds);
    return new SearchClock(
        counted.orElse(0L), Optional.ofNullable(status.sinceTime()).map(Instant::parse));
  }

  /** Nothing in it changes while time merely passes. */
  BudgetStatus status() {
    var since = findings.clock().since();
    var left = left();
    return new BudgetStatus(
        spent,
        left,
        since.map(Instant::toString).orElse(null),
        since
            .filter(s -> left.durationSeconds() != null)
            .map(s -> s.plusSeconds(left.durationSeconds()).toString())
            .orElse(null));
  }

  /** For a column: hours, and how many there may be; empty where no GPU is asked for. */
  Optional<String> gpuHours() {
    var hours = spent.gpuHours();
    var used = GpuHours.text(hours);
    return Optional.ofNullable(study.budget().gpuHours())
        .map(budget -> used + "/" + BigDecimal.valueOf(budget).stripTrailingZeros().toPlainString())
        .or(() -> hours > 0 ? Optional.of(used) : Optional.empty());
  }

  private static BudgetAmounts spent(AutoFTStudySpec study, Findings findings, Instant now) {
    var log = findings.log();
    var usage = SearchUsage.of(study, log, findings.clock(), now);
    return new BudgetAmounts(
        (int) log.standing(TrialPurpose.Search).count(),
        (int) log.failures(),
        rounded(GpuHours.ofSeconds(usage.gpuSeconds())),
        findings.clock().countedSeconds());
  }

  /** A budget may have been lowered below what is spent, and what runs is never cut short. */
  private BudgetAmounts left() {
    BudgetSpec budget = study.budget();
    return new BudgetAmounts(
        Math.max(0, budget.trials() - spent.trials()),
        Math.max(0, budget.failedTrials() - spent.failedTrials()),
        Optional.ofNullable(budget.gpuHours())
            .map(hours -> rounded(Math.max(0, hours - spent.gpuHours())))
            .orElse(null),
        Optional.ofNullable(budget.durationSeconds())
            .map(seconds -> Math.max(0, seconds - spent.durationSeconds()))
            .orElse(null));
  }

  private static double rounded(double hours) {
    return BigDecimal.valueOf(hours)
        .setScale(DECIMALS_OF_HOURS, RoundingMode.HALF_UP)
        .doubleValue();
  }
}
