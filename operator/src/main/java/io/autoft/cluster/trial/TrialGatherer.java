package io.autoft.cluster.trial;

import io.autoft.cluster.Conflicts;
import io.autoft.cluster.Labels;
import io.autoft.cluster.SearchDigests;
import io.autoft.cluster.WarningEvents;
import io.autoft.cluster.crd.AutoFTStudy;
import io.autoft.cluster.crd.AutoFTTrial;
import io.autoft.cluster.policy.PodPolicy;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads all that is known of a trial. */
record TrialGatherer(Clock clock, SearchDigests digests, PodPolicy policy, TrainerLogs logs) {

  TrialFacts gather(AutoFTTrial trial, Context<AutoFTTrial> context) {
    var owner =
        context.getSecondaryResource(AutoFTStudy.class).filter(s -> Conflicts.isOf(s, trial));
    var study =
        owner
            .filter(s -> digests.of(s).equals(trial.getSpec().searchDigest()))
            .map(AutoFTStudy::getSpec);
    boolean stopped = owner.filter(s -> s.getSpec().stopsTrials()).isPresent();
    var pods = context.getSecondaryResources(Pod.class).stream().toList();
    var job = job(trial, context);
    var client = context.getClient();
    var facts =
        new TrialFacts(
            trial,
            study,
            stopped,
            job,
            pods,
            Optional.empty(),
            Optional.empty(),
            false,
            policy,
            clock.instant());
    if (JobVerdict.isOverdue(facts)) {
      return facts.withPods(podsNow(trial, client));
    }
    if (UnscheduledPod.isOverdue(facts)) {
      return facts
          .withPods(podsNow(trial, client))
          .withSiblingRuns(siblingRuns(trial, context, facts.now()));
    }
    var seen = PodVerdict.hasUnseenPod(facts) ? facts.withPods(podsNow(trial, client)) : facts;
    return PodVerdict.unexplained(seen)
        .map(stuck -> seen.withWarning(new WarningEvents(client).latest(stuck, seen.now())))
        .orElseGet(() -> seen.withProgress(logs.progress(seen, client)));
  }

  /** A copy of it that somebody has made has the same owner and another name. */
  private static Optional<Job> job(AutoFTTrial trial, Context<AutoFTTrial> context) {
    return context.getSecondaryResources(Job.class).stream()
        .filter(job -> job.getMetadata().getName().equals(trial.getMetadata().getName()))
        .findFirst();
  }

  /** Past the watch, which may be silent. */
  private static List<Pod> podsNow(AutoFTTrial trial, KubernetesClient client) {
    return client
        .pods()
        .inNamespace(trial.getMetadata().getNamespace())
        .withLabel(Labels.TRIAL, trial.getMetadata().getName())
        .list()
        .getItems();
  }

  private static boolean siblingRuns(AutoFTTrial trial, Context<AutoFTTrial> context, Instant now) {
    return context
        .getPrimaryCache()
        .list(trial.getMetadata().getNamespace())
        .filter(other -> other.getSpec().study().equals(trial.getSpec().study()))
        .anyMatch(other -> UnscheduledPod.isWaitedFor(other, now));
  }
}
