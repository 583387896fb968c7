package io.autoft.cli.report;

import io.autoft.api.v1alpha1.BudgetAmounts;
import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.cli.words.DurationText;
import io.autoft.trial.GpuHours;
import io.autoft.trial.TrialRecord;
import io.autoft.trial.TrialUsage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** What the study has used, of what it might. */
final class CostPart implements Part {

  private static final String ID = "cost";
  private static final String TITLE = "Cost";

  @Override
  public Section section(StudyFacts facts) {
    if (facts.log().entries().isEmpty()) {
      return Section.without(ID, TITLE, "Nothing has been used: there is no trial.");
    }
    return new Section(
        ID, TITLE, lead(facts), List.of(), List.of(byPurpose(facts), budget(facts)), List.of());
  }

  private static List<String> lead(StudyFacts facts) {
    double gpuSeconds = sum(facts.log().entries(), TrialUsage::gpuSeconds);
    return List.of(
        "Trainers ran for %s in all, over all attempts that have ended%s."
            .formatted(
                DurationText.ofSeconds(sum(facts.log().entries(), TrialUsage::seconds)),
                gpuSeconds > 0
                    ? ", and held GPUs for %s GPU-hours".formatted(hours(gpuSeconds))
                    : "; no GPU was asked for"));
  }

  private static double sum(List<TrialRecord> trials, ToDoubleFunction<TrialUsage> amount) {
    return trials.stream().map(TrialRecord::usage).mapToDouble(amount).sum();
  }

  private static String hours(double seconds) {
    return GpuHours.text(GpuHours.ofSeconds(seconds));
  }

  private static Table byPurpose(StudyFacts facts) {
    var rows = new ArrayList<List<String>>();
    Arrays.stream(TrialPurpose.values())
        .filter(purpose -> facts.log().of(purpose).findAny().isPresent())
        .forEach(purpose -> rows.add(row(purpose.name(), facts.log().of(purpose).toList())));
    rows.add(row("all", facts.log().entries()));
    return new Table(
        "Use by purpose",
        List.of("purpose", "trials", "attempts", "disruptions", "running time", "GPU-hours"),
        rows);
  }

  private static List<String> row(String name, List<TrialRecord> trials) {
    return List.of(
        name,
        Integer.toString(trials.size()),
        Integer.toString(trials.stream().mapToInt(t -> t.usage().attempts()).sum()),
        Integer.toString(trials.stream().mapToInt(t -> t.usage().disruptions()).sum()),
        DurationText.ofSeconds(sum(trials, TrialUsage::seconds)),
        hours(sum(trials, TrialUsage::gpuSeconds)));
  }

  private static Table budget(StudyFacts facts) {
    var budget = facts.spec().budget();
    var spent = Optional.ofNullable(facts.status().budget()).map(b -> b.spent());
    return new Table(
        "Budget of the search",
        List.of("budget", "spent", "limit"),
        List.of(
            row("trials", spent.map(BudgetAmounts::trials), budget.trials()),
            row("failed trials", spent.map(BudgetAmounts::failedTrials), budget.failedTrials()),
            row("GPU-hours", spent.map(BudgetAmounts::gpuHours), budget.gpuHours()),
            row(
                "duration in seconds",
                spent.map(BudgetAmounts::durationSeconds),
                budget.durationSeconds())));
  }

  private static List<String> row(String name, Optional<? extends Number> spent, Number limit) {
    return List.of(
        name, spent.map(Objects::toString).orElse("0"), limit == null ? "none" : limit.toString());
  }
}
