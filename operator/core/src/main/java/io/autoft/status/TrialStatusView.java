package io.autoft.status;

import static java.util.Objects.requireNonNull;

import io.autoft.api.v1alpha1.AutoFTTrialSpec;
import io.autoft.api.v1alpha1.AutoFTTrialStatus;
import io.autoft.trial.ScoreText;
import io.autoft.trial.TrialOutcome;
import io.autoft.trial.TrialRecord;
import io.autoft.trial.TrialResult;
import io.autoft.trial.TrialUsage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Renders what is known of a trial as its status, and reads it back.
 *
 * @param generation of the spec
 * @param former conditions, if there are any
 */
public record TrialStatusView(long generation, ConditionSet former, Instant now) {

  private static final int MAX_LOG_TAIL = 2048;

  public TrialStatusView {
    requireNonNull(former, "former is null");
    requireNonNull(now, "now is null");
  }

  /**
   * The status of a trial.
   *
   * @param logTail of a failure; its end is kept
   */
  public AutoFTTrialStatus of(
      TrialOutcome outcome, TrialUsage usage, TrialRun run, Optional<String> logTail) {
    var result = outcome.resultIfAny();
    var score = result.flatMap(TrialResult::score);
    return new AutoFTTrialStatus(
        generation,
        TrialState.of(outcome).name(),
        score.orElse(null),
        score.map(ScoreText::of).orElse(null),
        result.flatMap(TrialResult::standardError).orElse(null),
        result.map(TrialResult::metrics).orElse(Map.of()),
        result.flatMap(TrialResult::resamples).orElse(null),
        result.map(TrialResult::tests).orElse(List.of()),
        result.flatMap(TrialResult::ensemble).orElse(null),
        result.map(TrialResult::parameterGroups).orElse(List.of()),
        result.flatMap(TrialResult::checkpoint).orElse(null),
        usage.attempts(),
        usage.disruptions(),
        usage.seconds(),
        usage.gpuSeconds(),
        run.process().orElse(null),
        run.gpus().orElse(null),
        run.start().map(Instant::toString).orElse(null),
        null,
        run.end().map(Instant::toString).orElse(null),
        run.end().flatMap(e -> run.start().map(s -> text(Duration.between(s, e)))).orElse(null),
        run.node().orElse(null),
        run.image().orElse(null),
        logTail.map(TrialStatusView::tail).orElse(null),
        TrialConditions.of(outcome, former, generation, now).conditions());
  }

  /** The status of a trial of which nothing but this outcome is new. */
  public AutoFTTrialStatus of(TrialOutcome outcome, Optional<AutoFTTrialStatus> known) {
    return known
        .map(
            status ->
                status.with(
                    TrialState.of(outcome).name(),
                    TrialConditions.of(outcome, former, generation, now).conditions()))
        .orElseGet(() -> of(outcome, TrialUsage.NONE, TrialRun.NONE, Optional.empty()));
  }

  private static String text(Duration duration) {
    return duration.toMinutes() == 0
        ? duration.toSeconds() + "s"
        : duration.toMinutes() + "m" + duration.toSecondsPart() + "s";
  }

  /** Not from the middle of a character of two halves. */
  private static String tail(String log) {
    int begin = Math.max(0, log.length() - MAX_LOG_TAIL);
    boolean halved = begin > 0 && Character.isLowSurrogate(log.charAt(begin));
    return log.substring(halved ? begin + 1 : begin);
  }

  /**
   * The trial that a spec and a status were written of.
   *
   * @param status empty if nothing has been written yet
   */
  public static TrialRecord read(AutoFTTrialSpec spec, Optional<AutoFTTrialStatus> status) {
    var outcome = status.map(TrialStatusView::outcome).orElseGet(() -> TrialOutcome.Pending.of(""));
    var usage = status.map(TrialStatusView::usage).orElse(TrialUsage.NONE);
    return status
        .flatMap(TrialStatusView::lastRun)
        .map(run -> new TrialRecord(spec, outcome, usage, run.toMillis() / 1000.0))
        .orElseGet(() -> new TrialRecord(spec, outcome, usage));
  }

  /** Of the newest attempt, to the second. */
  private static Optional<Duration> lastRun(AutoFTTrialStatus status) {
    return start(status)
        .filter(start -> status.completionTime() != null)
        .map(start -> Duration.between(start, Instant.parse(status.completionTime())));
  }

  private static TrialOutcome outcome(AutoFTTrialStatus status) {
    var conditions = new ConditionSet(status.conditions());
    if (conditions.isTrue(TrialConditions.FAILED)) {
      var failed = conditions.get(TrialConditions.FAILED).orElseThrow();
      return new TrialOutcome.Failed(failed.getReason(), failed.getMessage());
    }
    if (conditions.isTrue(TrialConditions.COMPLETE)) {
      var result = result(status);
      return result.score().isPresent()
          ? new TrialOutcome.Scored(result)
          : new TrialOutcome.Diverged(
              result, conditions.get(TrialConditions.COMPLETE).orElseThrow().getMessage());
    }
    if (conditions.isTrue(TrialConditions.BLOCKED)) {
      var blocked = conditions.get(TrialConditions.BLOCKED).orElseThrow();
      return new TrialOutcome.Blocked(blocked.getReason(), blocked.getMessage());
    }
    return conditions
        .get(TrialConditions.COMPLETE)
        .<TrialOutcome>map(
            c ->
                TrialState.Running.name().equals(status.state())
                    ? new TrialOutcome.Running(
                        c.getMessage(), start(status), Optional.ofNullable(status.gpus()))
                    : new TrialOutcome.Pending(c.getReason(), c.getMessage()))
        .orElseGet(() -> TrialOutcome.Pending.of(""));
  }

  private static Optional<Instant> start(AutoFTTrialStatus status) {
    return Optional.ofNullable(status.startTime()).map(Instant::parse);
  }

  private static TrialResult result(AutoFTTrialStatus status) {
    return new TrialResult(
        Optional.ofNullable(status.score()),
        Optional.ofNullable(status.standardError()),
        status.metrics(),
        Optional.ofNullable(status.resamples()),
        status.tests(),
        Optional.ofNullable(status.ensemble()),
        status.parameterGroups(),
        Optional.ofNullable(status.checkpoint()));
  }

  private static TrialUsage usage(AutoFTTrialStatus status) {
    return new TrialUsage(
        Optional.ofNullable(status.attempts()).orElse(0),
        Optional.ofNullable(status.disruptions()).orElse(0),
        Optional.ofNullable(status.runningSeconds()).orElse(0.0),
        Optional.ofNullable(status.gpuSeconds()).orElse(0.0));
  }
}
