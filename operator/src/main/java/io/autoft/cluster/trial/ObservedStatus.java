package io.autoft.cluster.trial;

import io.autoft.api.v1alpha1.AutoFTTrialStatus;
import io.autoft.contract.ProgressLine;
import io.autoft.status.ConditionSet;
import io.autoft.status.TrialRun;
import io.autoft.status.TrialStatusView;
import io.autoft.trial.TrialOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** The status that follows from what was observed of a trial's pods. */
final class ObservedStatus {

  private ObservedStatus() {}

  static AutoFTTrialStatus of(TrialFacts facts, Verdict verdict) {
    var former = Optional.ofNullable(facts.trial().getStatus());
    boolean finished = verdict.outcome().finished();
    var pod = (finished ? facts.lastPod() : facts.newestPod()).map(PodFacts::new);
    var start =
        pod.filter(p -> finished).flatMap(PodFacts::started).or(() -> ObservedUsage.start(facts));
    var runEnd = new RunEnd(facts, pod, start);
    var end = finished ? Optional.of(runEnd.time()) : Optional.<Instant>empty();
    boolean stopped = verdict.outcome().stopped();
    boolean lost = ObservedUsage.hasLostPod(facts) && waits(verdict.outcome()) && !stopped;
    var ended = stopped || lost ? Optional.of(runEnd.time()) : end;
    var run =
        new TrialRun(
            either(pod.map(p -> p.pod().getMetadata().getName()), former, AutoFTTrialStatus::pod),
            either(pod.map(PodFacts::gpus), former, AutoFTTrialStatus::gpus),
            start.filter(s -> !stopped && !lost),
            end,
            either(pod.map(p -> p.pod().getSpec().getNodeName()), former, AutoFTTrialStatus::node),
            either(pod.flatMap(PodFacts::imageId), former, AutoFTTrialStatus::imageID));
    var conditions = new ConditionSet(former.map(AutoFTTrialStatus::conditions).orElse(List.of()));
    var status =
        new TrialStatusView(facts.trial().getMetadata().getGeneration(), conditions, facts.now())
            .of(verdict.outcome(), ObservedUsage.of(facts, ended, lost), run, verdict.logTail());
    return verdict.outcome() instanceof TrialOutcome.Running
        ? status.withProgress(progress(facts, status.pod()))
        : status;
  }

  /** What was known before stands, of the same pod. */
  private static String progress(TrialFacts facts, String pod) {
    return facts
        .progress()
        .map(ProgressLine::text)
        .or(
            () ->
                Optional.ofNullable(facts.trial().getStatus())
                    .filter(former -> Objects.equals(former.pod(), pod))
                    .map(AutoFTTrialStatus::progress))
        .orElse(null);
  }

  private static boolean waits(TrialOutcome outcome) {
    return outcome instanceof TrialOutcome.Pending;
  }

  /** What is seen now, else what was seen before. */
  private static <T> Optional<T> either(
      Optional<T> seen, Optional<AutoFTTrialStatus> former, Function<AutoFTTrialStatus, T> before) {
    return seen.or(() -> former.map(before));
  }
}
