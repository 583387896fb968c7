package io.autoft.cluster.trial;

import io.autoft.api.v1alpha1.AutoFTTrialStatus;
import io.autoft.trial.TrialOutcome;
import io.autoft.trial.TrialResources;
import io.autoft.trial.TrialUsage;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Counts what a trial has used, from what was known and from the pods that are there. */
final class ObservedUsage {

  private ObservedUsage() {}

  /**
   * The usage up to now.
   *
   * @param end when the trial's run ended, was stopped or was seen to be gone, if so
   * @param lost whether it was taken away
   */
  static TrialUsage of(TrialFacts facts, Optional<Instant> end, boolean lost) {
    var usage = facts.former().usage();
    if (hasNewPod(facts)) {
      usage = afterReplacement(facts, usage);
      for (var pod : unseenPods(facts)) {
        usage = afterUnseen(facts, usage, pod);
      }
      usage = usage.withAttempt();
    }
    var spent =
        end.isEmpty() || endedUnseen(facts)
            ? usage
            : withRun(facts, usage, facts.newestPod(), start(facts), end.get());
    return lost ? spent.withDisruption() : spent;
  }

  /**
   * Whether the pod is gone of a trial whose trainer ran. Its run is counted at once: another may
   * have to queue for hours.
   */
  static boolean hasLostPod(TrialFacts facts) {
    return facts.newestPod().isEmpty()
        && !endedBefore(facts)
        && former(facts).map(AutoFTTrialStatus::startTime).isPresent();
  }

  /** Its pod is gone, and whatever ended its trainer was long before that. */
  private static boolean endedUnseen(TrialFacts facts) {
    return facts.newestPod().isEmpty() && endedBefore(facts);
  }

  /**
   * Whether a blocked trial's trainer ended long before its pod went, nobody knows when; the wait
   * for another try is no run. On a node that is lost it ran.
   */
  private static boolean endedBefore(TrialFacts facts) {
    var outcome = facts.former().outcome();
    return outcome instanceof TrialOutcome.Blocked && !PodsNode.isLost(outcome);
  }

  /** Pods seen so far, the newest included. */
  static int attempts(TrialFacts facts) {
    int unnoted = hasNewPod(facts) ? unseenPods(facts).size() + 1 : 0;
    return facts.former().usage().attempts() + unnoted;
  }

  /**
   * Pods that came and went before the newest while nobody looked, as while the operator was down.
   * Of a noted pod that is gone it is not known which came after it.
   */
  private static List<Pod> unseenPods(TrialFacts facts) {
    var pods = facts.jobPods();
    var names = pods.stream().map(ObservedUsage::name).toList();
    int from =
        former(facts)
            .map(AutoFTTrialStatus::pod)
            .map(noted -> names.contains(noted) ? names.indexOf(noted) + 1 : pods.size())
            .orElse(0);
    return pods.subList(Math.min(from, pods.size() - 1), pods.size() - 1);
  }

  private static TrialUsage afterUnseen(TrialFacts facts, TrialUsage usage, Pod unseen) {
    var pod = new PodFacts(unseen);
    var spent =
        pod.ended()
            .map(end -> withRun(facts, usage, Optional.of(unseen), pod.started(), end))
            .orElse(usage)
            .withAttempt();
    return pod.disrupted() ? spent.withDisruption() : spent;
  }

  private static TrialUsage afterReplacement(TrialFacts facts, TrialUsage usage) {
    var replaced = former(facts).map(AutoFTTrialStatus::pod);
    if (replaced.isEmpty()) {
      return usage;
    }
    var gone = facts.pods().stream().filter(p -> name(p).equals(replaced.get())).findFirst();
    if (gone.isEmpty() && endedBefore(facts)) {
      return usage;
    }
    var start = former(facts).map(AutoFTTrialStatus::startTime).map(Instant::parse);
    var end = new RunEnd(facts, gone.map(PodFacts::new), start);
    var next = facts.newestPod().orElseThrow();
    var spent = withRun(facts, usage, gone, start, end.timeBefore(next));
    return wasTakenAway(facts, gone) ? spent.withDisruption() : spent;
  }

  /**
   * A pod that was taken away, not one that failed or whose Job the operator replaced: it replaces
   * Jobs of blocked trials and of trainers that have not begun.
   */
  private static boolean wasTakenAway(TrialFacts facts, Optional<Pod> gone) {
    boolean ran =
        former(facts).map(AutoFTTrialStatus::startTime).isPresent() && !endedBefore(facts);
    return gone.map(p -> facts.jobPods().contains(p) && new PodFacts(p).disrupted()).orElse(ran);
  }

  private static TrialUsage withRun(
      TrialFacts facts, TrialUsage usage, Optional<Pod> pod, Optional<Instant> start, Instant end) {
    double gpus = gpus(facts, pod);
    return start
        .map(s -> usage.withRun(Math.max(0, Duration.between(s, end).toMillis() / 1000.0), gpus))
        .orElse(usage);
  }

  /**
   * GPUs that a pod held. The study may say something else by now, and is asked only where nobody
   * has noted what the pod held that is gone.
   *
   * @param pod empty if it is the one that was noted, and gone
   */
  private static double gpus(TrialFacts facts, Optional<Pod> pod) {
    return pod.map(PodFacts::new)
        .map(PodFacts::gpus)
        .or(() -> former(facts).map(AutoFTTrialStatus::gpus))
        .or(() -> facts.study().map(s -> TrialResources.gpus(facts.trial().getSpec(), s)))
        .orElse(0.0);
  }

  /**
   * From when a run is still to be counted: when the newest pod's trainer began; what was noted may
   * be of the pod before. A run that was stopped has been counted: it may be months before there is
   * another.
   */
  static Optional<Instant> start(TrialFacts facts) {
    if (facts.former().outcome().stopped() && !hasNewPod(facts)) {
      return Optional.empty();
    }
    return facts
        .newestPod()
        .map(PodFacts::new)
        .flatMap(PodFacts::started)
        .or(
            () ->
                hasNewPod(facts)
                    ? Optional.empty()
                    : former(facts).map(AutoFTTrialStatus::startTime).map(Instant::parse));
  }

  private static boolean hasNewPod(TrialFacts facts) {
    return facts
        .newestPod()
        .filter(
            pod -> former(facts).map(AutoFTTrialStatus::pod).filter(name(pod)::equals).isEmpty())
        .isPresent();
  }

  private static Optional<AutoFTTrialStatus> former(TrialFacts facts) {
    return Optional.ofNullable(facts.trial().getStatus());
  }

  private static String name(Pod pod) {
    return pod.getMetadata().getName();
  }
}
