package io.autoft.cli.view;

import static java.util.Objects.requireNonNull;

import io.autoft.api.v1alpha1.AutoFTStudySpec;
import io.autoft.api.v1alpha1.AutoFTStudyStatus;
import io.autoft.api.v1alpha1.AutoFTTrialStatus;
import io.autoft.api.v1alpha1.BudgetAmounts;
import io.autoft.api.v1alpha1.ConfirmationResult;
import io.autoft.api.v1alpha1.ConfirmedComparison;
import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.cli.stored.StoredTrial;
import io.autoft.cli.words.DurationText;
import io.autoft.result.ScoreDifference;
import io.autoft.status.ConditionSet;
import io.autoft.status.StudyConditions;
import io.autoft.status.TrialState;
import io.autoft.trial.ScoreText;
import io.autoft.trial.TrialRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a terminal shows of a study: where it is, the scores, what runs, and what is spent.
 *
 * @param parallelism trials at once
 * @param logs of running trials, by name
 * @param width of the terminal in characters
 */
record StudyScreen(
    String name,
    AutoFTStudySpec spec,
    int parallelism,
    AutoFTStudyStatus status,
    Collection<StoredTrial> trials,
    Function<String, Optional<String>> logs,
    Instant now,
    int width) {

  private static final int LABEL = 12;
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
            elapsed().map(d -> "  " + DurationText.of(d)).orElse(""),
            left().map(d -> ", about " + DurationText.of(d) + " of the search left").orElse(""));
  }

  private Optional<Duration> elapsed() {
    return Optional.ofNullable(status.startTime())
        .map(Instant::parse)
        .map(start -> Duration.between(start, end()));
  }

  private Instant end() {
    return Optional.ofNullable(status.completionTime()).map(Instant::parse).orElse(now);
  }

  /** What is left of the search, at the pace of the trials so far. */
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
    if (seconds.isEmpty() || status.budget() == null || status.completionTime() != null) {
      return Optional.empty();
    }
    long underWay =
        running().stream().filter(t -> t.spec().purpose() == TrialPurpose.Search).count();
    double trialsLeft = status.budget().left().trials() + underWay;
    return trialsLeft == 0
        ? Optional.empty()
        : Optional.of(
            Duration.ofMillis((long) (1000 * seconds.getAsDouble() * trialsLeft / parallelism)));
  }

  /** Why a study does not go on, if somebody has to do something. */
  static Optional<String> heldUpBy(AutoFTStudyStatus status) {
    return new ConditionSet(status.conditions()).messageIfTrue(StudyConditions.STALLED);
  }

  private String spent(BudgetAmounts spent) {
    var budget = spec.budget();
    var parts = new ArrayList<String>();
    parts.add("%d/%d trials".formatted(spent.trials(), budget.trials()));
    parts.add("%d/%d failures".formatted(spent.failedTrials(), budget.failedTrials()));
    Optional.ofNullable(status.summary().gpuHours()).ifPresent(h -> parts.add(h + " GPU-hours"));
    Optional.ofNullable(status.budget().endTime()).ifPresent(end -> parts.add("ends " + end));
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
            confirmation()
                .map(c -> ", mean over %d fresh seeds".formatted(c.seeds()))
                .or(
                    () ->
                        Optional.ofNullable(status.best())
                            .map(best -> standardError(best.standardError())))
                .orElse(""));
  }

  /** Once there is a confirmation, that is what it says; the search's own is too good. */
  private Optional<String> gain() {
    return confirmation().isEmpty()
        ? searched()
        : confirmation().get().comparisons().stream().findFirst().map(ConfirmedComparison::text);
  }

  /** That of the best score which is shown: of a study that goes on it is the search's again. */
  private Optional<ConfirmationResult> confirmation() {
    return Optional.ofNullable(status.confirmation())
        .filter(found -> ScoreText.of(found.mean()).equals(status.summary().best()));
  }

  private Optional<String> searched() {
    return status.best() == null || status.baseline() == null
        ? Optional.empty()
        : Optional.of(
            "%s against %s %s%s"
                .formatted(
                    status.summary().improvement(),
                    status.baseline().name(),
                    status.summary().baseline(),
                    interval()));
  }

  /** In pairs. */
  private String interval() {
    return trial(status.best().trial())
        .flatMap(
            best ->
                trial(status.baseline().trial())
                    .flatMap(b -> ScoreDifference.of(spec.objective().metric(), best, b)))
        .map(
            d ->
                ", 95 %% %s to %s, not corrected for the choice"
                    .formatted(ScoreText.signed(d.lower()), ScoreText.signed(d.upper())))
        .orElse("");
  }

  private Optional<TrialRecord> trial(String wanted) {
    return trials.stream()
        .filter(trial -> trial.name().equals(wanted))
        .map(StoredTrial::trial)
        .findFirst();
  }

  private static String standardError(Double error) {
    return error == null ? "" : " ± " + ScoreText.of(error);
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
    return row("%04d".formatted(trial.spec().number()), new RunningTrial(trial, logs, now).text());
  }

  private static String row(String label, String text) {
    return " ".repeat(Math.max(0, LABEL - 2 - label.length())) + label + "  " + text;
  }

  private String cut(String line) {
    return line.length() < width ? line : line.substring(0, Math.max(0, width - 1));
  }
}
