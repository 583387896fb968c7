package io.autoft.cluster.trial;

import io.autoft.api.v1alpha1.AutoFTTrialStatus;
import io.autoft.cluster.trial.TrialObservation.JobAction;
import io.autoft.trial.Cause;
import io.autoft.trial.TrialOutcome;
import io.fabric8.kubernetes.api.model.HasMetadata;
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

  /** What does not get under way for a reason that only its events tell: a Job, or its pod. */
  static Optional<HasMetadata> unexplained(TrialFacts facts) {
    var job = facts.job().filter(j -> facts.ownsJob() && !facts.former().finished());
    return job.map(j -> new PodVerdict(facts, j)).flatMap(PodVerdict::unexplained);
  }

  private Optional<HasMetadata> unexplained() {
    var pod = facts.newestPod();
    var patience =
        pod.map(PodFacts::new).map(this::patienceWithMounts).orElseGet(this::patienceWithJob);
    return patience
        .filter(PodVerdict::isOver)
        .map(left -> pod.<HasMetadata>map(p -> p).orElse(job));
  }

  /** How long a Job without a pod is still waited for; absent if there is no need for one yet. */
  private Optional<Duration> patienceWithJob() {
    boolean hadPod =
        Optional.ofNullable(facts.trial().getStatus()).map(AutoFTTrialStatus::pod).isPresent();
    if (suspended() || hadPod) {
      return Optional.empty();
    }
    var created = Instant.parse(job.getMetadata().getCreationTimestamp());
    return Optional.of(POD_PATIENCE.minus(Duration.between(created, facts.now())));
  }

  /** How long a pod's volumes and network are still waited for; absent if they are ready. */
  private Optional<Duration> patienceWithMounts(PodFacts pod) {
    return isStarting(pod)
        ? new PodObstacles(pod).unprepared(facts.now()).map(MOUNT_PATIENCE::minus)
        : Optional.empty();
  }

  private boolean suspended() {
    return Boolean.TRUE.equals(job.getSpec().getSuspend());
  }

  private Verdict withoutPod() {
    if (suspended()) {
      return Verdict.pending("the Job is queued: it is suspended");
    }
    return patienceWithJob()
        .map(this::withoutPod)
        .orElseGet(() -> Verdict.pending("waiting for the Job's next pod"));
  }

  private Verdict withoutPod(Duration patience) {
    return isOver(patience)
        ? Verdict.blocked(
            POD_NOT_CREATED,
            "the Job gets no pod"
                + because("kubectl describe job %s says why", job.getMetadata().getName()))
        : Verdict.pending("waiting for the Job's pod").lookAgainIn(patience);
  }

  /** What an event says, or who knows. */
  private String because(String elsewhere, String name) {
    return facts
        .warning()
        .map(warning -> ": " + warning)
        .orElseGet(() -> "; " + elsewhere.formatted(name));
  }

  private static boolean isOver(Duration patience) {
    return patience.isZero() || patience.isNegative();
  }

  private Verdict underWay(PodFacts pod) {
    var obstacles = new PodObstacles(pod);
    var obstacle = obstacles.ofContainers();
    if (obstacle.isPresent()) {
      return Verdict.blocked(obstacle.get().reason(), obstacle.get().message());
    }
    return pod.unscheduled()
        ? unscheduled(pod)
        : isStarting(pod)
            ? starting(pod)
            : Verdict.of(
                new TrialOutcome.Running("the trainer runs", pod.started().map(Instant::parse)));
  }

  private static boolean isStarting(PodFacts pod) {
    return !pod.unscheduled() && !pod.running() && pod.terminated().isEmpty();
  }

  /** Volumes are mounted within seconds, or somebody has to look. */
  private Verdict starting(PodFacts pod) {
    var starting = Verdict.pending("the pod is being started");
    var patience = patienceWithMounts(pod);
    if (patience.isEmpty()) {
      return starting;
    }
    return isOver(patience.get())
        ? Verdict.blocked(
            "VolumeNotMounted",
            "the pod has a node, but a volume cannot be mounted (a missing Secret or ConfigMap, a"
                + " disk in use elsewhere) or its network not be set up"
                + because("kubectl describe pod %s says which", pod.pod().getMetadata().getName()))
        : starting.lookAgainIn(patience.get());
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
