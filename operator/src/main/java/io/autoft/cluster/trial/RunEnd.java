package io.autoft.cluster.trial;

import io.autoft.cluster.JobConditions;
import io.autoft.status.ConditionSet;
import io.autoft.status.TrialConditions;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When a run ended. A pod that is gone does not say it, and may be so for long, as where its Job
 * was suspended while the operator was down; then it is the earliest moment at which it is known to
 * have ended.
 *
 * @param pod whose run it was, if it is there
 * @param start of the run, if it began
 */
record RunEnd(TrialFacts facts, Optional<PodFacts> pod, Optional<Instant> start) {

  /** The end of the trial's newest run. */
  Instant time() {
    return pod.flatMap(PodFacts::ended).orElseGet(() -> earliest(Stream.of()));
  }

  /** The end of a run after which the Job has started another pod, which it does no sooner. */
  Instant timeBefore(Pod next) {
    return pod.flatMap(PodFacts::ended)
        .orElseGet(() -> earliest(Stream.of(next.getMetadata().getCreationTimestamp())));
  }

  private Instant earliest(Stream<String> more) {
    var told = Stream.of(jobEnd(), nodeLost()).flatMap(Optional::stream);
    return Stream.concat(told, more)
        .map(Instant::parse)
        // Else it is of another run.
        .filter(time -> start.filter(time::isAfter).isPresent())
        .min(Instant::compareTo)
        .orElseGet(() -> facts.now().truncatedTo(ChronoUnit.SECONDS));
  }

  /** A Job keeps no pod from then on. */
  private Optional<String> jobEnd() {
    return facts
        .job()
        .filter(job -> facts.ownsJob())
        .flatMap(
            job -> JobConditions.ifTrue(job, "Suspended", "Complete", "FailureTarget", "Failed"))
        .map(JobCondition::getLastTransitionTime);
  }

  /** Of what runs on a node that does not answer nobody knows more. */
  private Optional<String> nodeLost() {
    return Optional.ofNullable(facts.trial().getStatus())
        .filter(status -> PodsNode.isLost(facts.former().outcome()))
        .flatMap(status -> new ConditionSet(status.conditions()).get(TrialConditions.BLOCKED))
        .map(Condition::getLastTransitionTime);
  }
}
