package io.autoft.cli.view;

import static java.util.Objects.requireNonNull;

import io.autoft.api.v1alpha1.AutoFTStudySpec;
import io.autoft.api.v1alpha1.AutoFTStudyStatus;
import io.autoft.api.v1alpha1.AutoFTTrialStatus;
import io.autoft.api.v1alpha1.BudgetAmounts;
import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.cli.local.ReadableLogs;
import io.autoft.cli.local.StoredTrial;
import io.autoft.contract.ProgressLine;
import io.autoft.result.ScoreDifference;
import io.autoft.status.TrialState;
import io.autoft.trial.TrialRecord;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a terminal shows of a study: where it is, the scores, what runs, and what is spent.
 *
 * @param logs of running trials, by name
 * @param width of the terminal in characters
 */
record StudyScreen(
    String name,
    AutoFTStudySpec spec,
    AutoFTStudyStatus status,
    Collection<StoredTrial> trials,
    Function<String, Optional<String>> logs,
    Instant now,
    int width) {

  private static final int LABEL = 12;
  private static final int BAR = 10;
  private static final int MOST_RUNNING = 8;

  StudyScreen {
    requireNonNull(spec, "spec is null");
    requireNonNull(status, "status is null");
    trials = List.copyOf(trials);
  }

  List<String> lines() {
    var lines = new ArrayList<String>();
    lines.add(headline());
    heldUpBy(status).ifPresent(text -> lines.add(row("held up", text)));
    Optional.ofNullable(status.budget()).ifPresent(b -> lines.add(row("spent", spent(b.spent()))));
    lines.add(row("best", best()));
    gain().ifPresent(text -> lines.add(row("gain", text)));
    lines.add(row("scores", Sparkline.of(scores(), Math.max(1, width - LABEL - 1))));
    running().stream().limit(MOST_RUNNING).map(this::running).forEach(lines::add);
    return lines.stream().map(this::cut).toList();
  }

  private String headline() {
    return "%s  %s%s%s"
        .formatted(
            name,
            Optional.ofNullable(status.stage()).orElse("Waiting"),
            elapsed().map(d -> "  " + text(d)).orElse(""),
            left().map(d -> ", about " + text(d) + " of the search left").orElse(""));
  }

  private Optional<Duration> elapsed() {
    return Optional.ofNullable(status.startTime())
        .map(Instant::parse)
        .map(start -> Duration.between(start, end()));
  }

  private Instant end() {
    return Optional.ofNullable(status.completionTime()).map(Instant::parse).orElse(now);
  }

  /** What is left of the search, at the pace of the trials so far and as many at once. */
  private Optional<Duration> left() {
    var seconds =
        trials.stream()
            .filter(t -> t.spec().purpose() == TrialPurpose.Search)
            .flatMap(t -> t.status().stream())
            .filter(s -> s.score() != null)
            .map(AutoFTTrialStatus::runningSeconds)
            .filter(Objects::nonNull)
            .mapToDouble(s -> s)
            .average();
    int trialsLeft = Optional.ofNullable(status.budget()).map(b -> b.left().trials()).orElse(0);
    return seconds.isEmpty() || trialsLeft == 0 || status.completionTime() != null
        ? Optional.empty()
        : Optional.of(
            Duration.ofMillis(
                (long) (1000 * seconds.getAsDouble() * trialsLeft / spec.parallelism())));
  }

  /** Why a study does not go on, if somebody has to do something. */
  static Optional<String> heldUpBy(AutoFTStudyStatus status) {
    return status.conditions().stream()
        .filter(c -> c.getType().equals("Stalled") && c.getStatus().equals("True"))
        .map(Condition::getMessage)
        .findFirst();
  }

  private String spent(BudgetAmounts spent) {
    var budget = spec.budget();
    var parts = new ArrayList<String>();
    parts.add("%d/%d trials".formatted(spent.trials(), budget.trials()));
    parts.add("%d/%d failures".formatted(spent.failedTrials(), budget.failedTrials()));
    Optional.ofNullable(status.summary().gpuHours()).ifPresent(h -> parts.add(h + " GPU-hours"));
    Optional.ofNullable(budget.durationSeconds())
        .ifPresent(most -> parts.add("ends " + status.budget().endTime()));
    return String.join(", ", parts);
  }

  private String best() {
    var summary = status.summary();
    if (summary == null || summary.best() == null) {
      return "no score yet"
          + Optional.ofNullable(summary)
              .map(s -> s.baseline())
              .map(score -> "; baseline " + score)
              .orElse("");
    }
    return "%s %s%s"
        .formatted(
            spec.objective().metric(),
            summary.best(),
            Optional.ofNullable(status.best())
                .map(best -> standardError(best.standardError()))
                .orElse(""));
  }

  private Optional<String> gain() {
    return status.best() == null || status.baseline() == null
        ? Optional.empty()
        : Optional.of(
            "%s%s against %s %s"
                .formatted(
                    status.summary().improvement(),
                    interval(),
                    status.baseline().name(),
                    status.summary().baseline()));
  }

  /** In pairs, not corrected for being the best of many. */
  private String interval() {
    return trial(status.best().trial())
        .flatMap(
            best ->
                trial(status.baseline().trial())
                    .flatMap(b -> ScoreDifference.of(spec.objective().metric(), best, b)))
        .map(d -> String.format(Locale.ROOT, " (95 %% %+.4f to %+.4f)", d.lower(), d.upper()))
        .orElse("");
  }

  private Optional<TrialRecord> trial(String wanted) {
    return trials.stream()
        .filter(trial -> trial.name().equals(wanted))
        .map(StoredTrial::trial)
        .findFirst();
  }

  private static String standardError(Double error) {
    return error == null ? "" : String.format(Locale.ROOT, " ± %.4f", error);
  }

  private List<Double> scores() {
    return trials.stream()
        .filter(t -> t.spec().purpose() == TrialPurpose.Search)
        .flatMap(t -> t.status().stream())
        .map(AutoFTTrialStatus::score)
        .filter(Objects::nonNull)
        .toList();
  }

  private List<StoredTrial> running() {
    return trials.stream()
        .filter(
            t -> t.status().filter(s -> TrialState.Running.name().equals(s.state())).isPresent())
        .toList();
  }

  private String running(StoredTrial trial) {
    var progress =
        ReadableLogs.of(trial, logs)
            .flatMap(ProgressLine::last)
            // Else what the operator has read there.
            .or(() -> trial.status().map(AutoFTTrialStatus::progress).flatMap(ProgressLine::last));
    var since = trial.status().map(AutoFTTrialStatus::startTime).map(Instant::parse).orElse(now);
    return row(
        "%04d".formatted(trial.spec().number()),
        "%s %4s  %s  %s%s"
            .formatted(
                Sparkline.bar(progress.map(ProgressLine::share).orElse(0.0), BAR),
                progress.map(p -> Math.round(100 * p.share()) + " %").orElse(""),
                trial.spec().purpose(),
                text(Duration.between(since, now)),
                // The epoch follows from the step, and there is no room for both.
                progress.map(p -> "  " + p.text().substring(p.text().indexOf("step"))).orElse("")));
  }

  private static String row(String label, String text) {
    return " ".repeat(Math.max(0, LABEL - 2 - label.length())) + label + "  " + text;
  }

  private String cut(String line) {
    return line.length() < width ? line : line.substring(0, Math.max(0, width - 1));
  }

  static String text(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    if (seconds < 60) {
      return seconds + " s";
    }
    return seconds < 3600
        ? "%d min %02d s".formatted(seconds / 60, seconds % 60)
        : "%d h %02d min".formatted(seconds / 3600, seconds / 60 % 60);
  }
}
