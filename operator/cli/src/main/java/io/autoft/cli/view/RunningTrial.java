package io.autoft.cli.view;

import io.autoft.api.v1alpha1.AutoFTTrialStatus;
import io.autoft.cli.stored.ReadableLogs;
import io.autoft.cli.stored.StoredTrial;
import io.autoft.cli.words.DurationText;
import io.autoft.contract.ProgressLine;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * How far a trial is, in a line.
 *
 * @param logs of running trials, by name
 */
record RunningTrial(StoredTrial trial, Function<String, Optional<String>> logs, Instant now) {

  private static final int BAR = 10;

  String text() {
    var progress = progress();
    var since = trial.status().map(AutoFTTrialStatus::startTime).map(Instant::parse).orElse(now);
    return "%s %4s  %s  %s%s"
        .formatted(
            Sparkline.bar(progress.map(ProgressLine::share).orElse(0.0), BAR),
            progress.map(p -> Math.round(100 * p.share()) + " %").orElse(""),
            trial.spec().purpose(),
            DurationText.of(Duration.between(since, now)),
            // The epoch follows from the step, and there is no room for both.
            progress.map(p -> "  " + p.text().substring(p.text().indexOf("step"))).orElse(""));
  }

  private Optional<ProgressLine> progress() {
    return ReadableLogs.of(trial, logs)
        .flatMap(ProgressLine::last)
        // Else what the operator has read there.
        .or(() -> trial.status().map(AutoFTTrialStatus::progress).flatMap(ProgressLine::last));
  }
}
