package io.autoft.cli.view;

import static java.util.Objects.requireNonNull;

import io.autoft.api.v1alpha1.AutoFTTrialSpec;
import io.autoft.cli.local.WorkerLayout;
import io.autoft.study.StudyPlan;
import io.autoft.study.check.StudyWarnings;
import io.autoft.trial.Study;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a run would do, for a look before it.
 *
 * @param plan of the first pass
 */
public record PlanText(Study study, StudyPlan plan, WorkerLayout layout) {

  public PlanText {
    requireNonNull(study, "study is null");
    requireNonNull(plan, "plan is null");
    requireNonNull(layout, "layout is null");
  }

  public String text() {
    var spec = study.spec();
    var lines = new ArrayList<String>();
    lines.add("study %s".formatted(study.name()));
    lines.add("  baselines      " + spec.search().baselines());
    lines.add(
        "  search         %d trials of %d steps, sampler %s, mode %s, seed %d"
            .formatted(
                spec.budget().trials(),
                spec.search().innerSteps() * spec.search().repeats(),
                spec.search().sampler(),
                spec.search().mode(),
                spec.search().seed()));
    Optional.ofNullable(spec.confirmation())
        .map(
            c ->
                "  confirmation   %d candidates, %d fresh seeds each"
                    .formatted(c.candidates(), c.repeats()))
        .ifPresent(lines::add);
    Optional.ofNullable(spec.finalTraining())
        .map(
            f ->
                "  final training %d epochs, %d seed%s, beside %s, into %s"
                    .formatted(
                        f.epochs(), f.seeds(), f.seeds() == 1 ? "" : "s", f.compare(), f.output()))
        .ifPresent(lines::add);
    lines.add(
        "  at once        %d of %d, with %s each"
            .formatted(Math.min(layout.workers(), spec.parallelism()), spec.parallelism(), each()));
    StudyWarnings.of(spec).ifPresent(warning -> lines.add("  warning        " + warning.message()));
    lines.add("first trials");
    plan.create().stream().map(PlanText::trial).forEach(lines::add);
    if (plan.create().isEmpty()) {
      lines.add("  none: " + plan.findings().cause().message());
    }
    return String.join("\n", lines);
  }

  private String each() {
    return layout.devices().isEmpty()
        ? "%d processor%s"
            .formatted(layout.processorsEach(), layout.processorsEach() == 1 ? "" : "s")
        : "a GPU of " + List.copyOf(layout.devices());
  }

  private static String trial(AutoFTTrialSpec trial) {
    return "  %04d %s %s"
        .formatted(
            trial.number(),
            Optional.ofNullable(trial.baseline())
                .map(baseline -> trial.purpose() + " " + baseline)
                .orElse(trial.purpose().name()),
            new TreeMap<>(trial.parameters()));
  }
}
