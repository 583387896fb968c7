package io.autoft.cluster.trial;

import io.autoft.api.v1alpha1.AutoFTTrialStatus;
import io.autoft.cluster.trial.TrialObservation.JobAction;
import io.autoft.trial.Cause;
import io.autoft.trial.TrialOutcome;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How far the newest pod of a Job is that has not ended; or why there is none. */
record PodVerdict(TrialFacts facts, Job job) {

  static final String POD_NOT_CREATED = "PodNotCreated";
  static final String CLAIM_NOT_FOUND = "ClaimNotFound";

  /** Creating a pod takes a moment; a quota or an admission policy refuses it for good. */
  private static final Duration POD_PATIENCE = Duration.ofSeconds(30);

  private static final Duration MOUNT_PATIENCE = Duration.ofSeconds(45);

  Verdict verdict() {
    return facts.newestPod().map(PodFacts::new).map(this::underWay).orElseGet(this::withoutPod);
  }

  private Verdict withoutPod() {
    if (Boolean.TRUE.equals(job.getSpec().getSuspend())) {
      return Verdict.pending("the Job is queued: it is suspended");
    }
    boolean hadPod =
        Optional.ofNullable(facts.trial().getStatus()).map(AutoFTTrialStatus::pod).isPresent();
    if (hadPod) {
      return Verdict.pending("waiting for the Job's next pod");
    }
    var age =
        Duration.between(Instant.parse(job.getMetadata().getCreationTimestamp()), facts.now());
    return age.compareTo(POD_PATIENCE) < 0
        ? Verdict.pending("waiting for the Job's pod").lookAgainIn(POD_PATIENCE.minus(age))
        : Verdict.blocked(
            POD_NOT_CREATED,
            "the Job gets no pod; kubectl describe job %s says why"
                .formatted(job.getMetadata().getName()));
  }

  private Verdict underWay(PodFacts pod) {
    var obstacles = new PodObstacles(pod);
    var obstacle = obstacles.ofContainers();
    if (obstacle.isPresent()) {
      return Verdict.blocked(obstacle.get().reason(), obstacle.get().message());
    }
    return pod.unscheduled()
        ? unscheduled(pod)
        : pod.running() || pod.terminated().isPresent()
            ? Verdict.of(new TrialOutcome.Running("the trainer runs"))
            : starting(pod);
  }

  /** Volumes are mounted within seconds, or somebody has to look. */
  private Verdict starting(PodFacts pod) {
    var unprepared = new PodObstacles(pod).unprepared(facts.now());
    var starting = Verdict.pending("the pod is being started");
    if (unprepared.isEmpty()) {
      return starting;
    }
    return unprepared.get().compareTo(MOUNT_PATIENCE) < 0
        ? starting.lookAgainIn(MOUNT_PATIENCE.minus(unprepared.get()))
        : Verdict.blocked(
            "VolumeNotMounted",
            "the pod has a node, but a volume cannot be mounted (a missing Secret or ConfigMap, a"
                + " disk in use elsewhere) or its network not be set up; "
                + "kubectl describe pod %s says which"
                    .formatted(pod.pod().getMetadata().getName()));
  }

  private Verdict unscheduled(PodFacts pod) {
    var obstacle = new PodObstacles(pod).ofScheduling(facts.now());
    if (obstacle.filter(o -> CLAIM_NOT_FOUND.equals(o.reason())).isPresent()) {
      return Verdict.blocked(CLAIM_NOT_FOUND, obstacle.get().message());
    }
    if (pod.gated()) {
      return Verdict.pending("the pod is queued: it has scheduling gates");
    }
    var limit = Duration.ofSeconds(facts.study().orElseThrow().trainer().pendingTimeoutSeconds());
    var left = limit.minus(pod.age(facts.now()));
    if (left.isNegative() || left.isZero()) {
      return Verdict.failed(
              "Unschedulable",
              "no node within trainer.pendingTimeoutSeconds (%d): %s"
                  .formatted(
                      limit.toSeconds(), obstacle.map(Cause::message).orElse("not scheduled")))
          .then(JobAction.DELETE);
    }
    return obstacle
        .map(o -> Verdict.of(new TrialOutcome.Pending(o.reason(), o.message())).lookAgainIn(left))
        .orElseGet(() -> Verdict.pending("waiting for a node").lookAgainIn(Duration.ofSeconds(10)));
  }
}
