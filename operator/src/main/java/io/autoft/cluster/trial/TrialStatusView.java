package io.autoft.cluster.trial;

import io.autoft.api.v1alpha1.AutoFTTrialStatus;
import io.autoft.cluster.ConditionSet;
import io.autoft.trial.TrialOutcome;
import io.autoft.trial.TrialResult;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Renders what was observed of a trial as its status; {@link StoredTrial} reads it back. */
final class TrialStatusView {

  private static final int MAX_LOG_TAIL = 2048;

  private TrialStatusView() {}

  static AutoFTTrialStatus status(TrialFacts facts, Verdict verdict) {
    var former = Optional.ofNullable(facts.trial().getStatus());
    boolean finished = verdict.outcome().finished();
    var pod = (finished ? facts.lastPod() : facts.newestPod()).map(PodFacts::new);
    var result = verdict.outcome().resultIfAny();
    var score = result.flatMap(TrialResult::score);
    var start =
        pod.filter(p -> finished)
            .flatMap(PodFacts::started)
            .map(Instant::parse)
            .or(() -> ObservedUsage.start(facts));
    var end = finished ? Optional.of(completion(facts, pod)) : Optional.<Instant>empty();
    boolean stopped = verdict.outcome().stopped();
    boolean lost = ObservedUsage.hasLostPod(facts) && waits(verdict.outcome()) && !stopped;
    var ended = stopped || lost ? Optional.of(completion(facts, pod)) : end;
    var usage = ObservedUsage.of(facts, ended, lost);
    long generation = facts.trial().getMetadata().getGeneration();
    return new AutoFTTrialStatus(
        generation,
        TrialState.of(verdict.outcome()).name(),
        score.orElse(null),
        score.map(s -> String.format(Locale.ROOT, "%.4f", s)).orElse(null),
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
        or(pod.map(p -> p.pod().getMetadata().getName()), former, AutoFTTrialStatus::pod),
        start.filter(s -> !stopped && !lost).map(Instant::toString).orElse(null),
        end.map(Instant::toString).orElse(null),
        end.flatMap(e -> start.map(s -> text(Duration.between(s, e)))).orElse(null),
        or(pod.map(p -> p.pod().getSpec().getNodeName()), former, AutoFTTrialStatus::node),
        or(pod.flatMap(PodFacts::imageId), former, AutoFTTrialStatus::imageID),
        verdict.logTail().map(TrialStatusView::tail).orElse(null),
        TrialConditions.of(
                verdict.outcome(),
                new ConditionSet(former.map(AutoFTTrialStatus::conditions).orElse(List.of())),
                generation,
                facts.now())
            .conditions());
  }

  private static boolean waits(TrialOutcome outcome) {
    return outcome instanceof TrialOutcome.Pending;
  }

  /** What is seen now, else what was seen before. */
  private static String or(
      Optional<String> seen,
      Optional<AutoFTTrialStatus> former,
      Function<AutoFTTrialStatus, String> before) {
    return seen.or(() -> former.map(before)).orElse(null);
  }

  private static Instant completion(TrialFacts facts, Optional<PodFacts> pod) {
    return pod.flatMap(PodFacts::ended).orElse(facts.now().truncatedTo(ChronoUnit.SECONDS));
  }

  private static String text(Duration duration) {
    return duration.toMinutes() == 0
        ? duration.toSeconds() + "s"
        : duration.toMinutes() + "m" + duration.toSecondsPart() + "s";
  }

  private static String tail(String log) {
    return log.length() <= MAX_LOG_TAIL ? log : log.substring(log.length() - MAX_LOG_TAIL);
  }
}
