package io.autoft.cluster.trial;

import io.autoft.api.v1alpha1.AutoFTTrialStatus;
import io.autoft.trial.TrialOutcome;
import io.autoft.trial.WaitReason;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How far the newest pod of a Job is that has not ended; or why there is none. */
record PodVerdict(TrialFacts facts, Job job) {

  static final String POD_NOT_CREATED = "PodNotCreated";
  static final String CLAIM_NOT_FOUND = "ClaimNotFound";

  /** Creating a pod takes a moment; whoever refuses it goes on to do so. */
  private static final Duration POD_PATIENCE = Duration.ofSeconds(30);

  private static final Duration MOUNT_PATIENCE = Duration.ofSeconds(45);

  Verdict verdict() {
    return facts.newestPod().map(PodFacts::new).map(this::underWay).orElseGet(this::withoutPod);
  }

  /** What does not get under way for a reason that only its events tell: a Job, or its pod. */
  static Optional<HasMetadata> unexplained(TrialFacts facts) {
    return unfinished(facts).flatMap(PodVerdict::unexplained);
  }

  /** Whether the Job counts a pod of which the watch should have told by now. */
  static boolean hasUnseenPod(TrialFacts facts) {
    return unfinished(facts).filter(PodVerdict::missesPod).isPresent();
  }

  private static Optional<PodVerdict> unfinished(TrialFacts facts) {
    return facts
        .job()
        .filter(job -> facts.ownsJob() && !facts.former().finished())
        .map(job -> new PodVerdict(facts, job));
  }

  private boolean missesPod() {
    boolean counted =
        Optional.ofNullable(job.getStatus())
            .map(JobStatus::getActive)
            .filter(n -> n > 0)
            .isPresent();
    return counted
        && facts.newestPod().isEmpty()
        && (hadPod() || patienceWithJob().filter(PodVerdict::isOver).isPresent());
  }

  private Optional<HasMetadata> unexplained() {
    var pod = facts.newestPod();
    if (pod.isEmpty() && awaitsNextPod()
        || pod.map(PodFacts::new).filter(this::lacksNext).isPresent()) {
      return Optional.of(job);
    }
    var patience =
        pod.map(PodFacts::new).map(this::patienceWithMounts).orElseGet(this::patienceWithJob);
    return patience
        .filter(PodVerdict::isOver)
        .map(left -> pod.<HasMetadata>map(p -> p).orElse(job));
  }

  /** How long a Job without a pod is still waited for; absent if there is no need for one yet. */
  private Optional<Duration> patienceWithJob() {
    if (suspended() || hadPod()) {
      return Optional.empty();
    }
    return Optional.of(POD_PATIENCE.minus(Duration.between(begun(), facts.now())));
  }

  /** For longer than the moment that the Job controller takes. */
  private boolean awaitsNextPod() {
    boolean noted = !ObservedUsage.hasLostPod(facts);
    return hadPod() && !suspended() && noted;
  }

  /** Whether a pod has been over for longer than it takes to create the next. */
  private boolean lacksNext(PodFacts pod) {
    return pod.isOver()
        && !suspended()
        && pod.ended()
            .filter(end -> isOver(POD_PATIENCE.minus(Duration.between(end, facts.now()))))
            .isPresent();
  }

  private boolean hadPod() {
    return Optional.ofNullable(facts.trial().getStatus()).map(AutoFTTrialStatus::pod).isPresent();
  }

  /** When the Job was created, or admitted by its queue: from then on a pod is expected. */
  private Instant begun() {
    return Instant.parse(
        Optional.ofNullable(job.getStatus())
            .map(JobStatus::getStartTime)
            .orElseGet(() -> job.getMetadata().getCreationTimestamp()));
  }

  /** How long a pod's volumes and network are still waited for; absent if they are ready. */
  private Optional<Duration> patienceWithMounts(PodFacts pod) {
    return isStarting(pod)
        ? new PodObstacles(pod).unprepared(facts.now()).map(MOUNT_PATIENCE::minus)
        : Optional.empty();
  }

  private boolean suspended() {
    return SuspendedJob.isSuspended(job);
  }

  private Verdict withoutPod() {
    return queued().orElseGet(this::withoutPodWanted);
  }

  private Optional<Verdict> queued() {
    return SuspendedJob.words(job).map(WaitReason.Queued::pending).map(Verdict::of);
  }

  private Verdict withoutPodWanted() {
    return patienceWithJob()
        .map(this::withoutPod)
        .or(this::withoutNext)
        .orElseGet(this::beforeNext);
  }

  private Verdict beforeNext() {
    return Verdict.pending("waiting for the Job's next pod").lookAgainIn(POD_PATIENCE);
  }

  /** Why a Job that had a pod gets no other, if that is known. */
  private Optional<Verdict> withoutNext() {
    return withoutRoom().or(() -> facts.warning().map(refusal -> notCreated()));
  }

  /** The Job controller tries again, at growing intervals. */
  private Optional<Verdict> withoutRoom() {
    return facts.warning().flatMap(QuotaRefusal::of).map(QuotaRefusal::pending).map(Verdict::of);
  }

  private Verdict withoutPod(Duration patience) {
    return isOver(patience)
        ? withoutRoom().orElseGet(this::notCreated)
        : Verdict.pending("waiting for the Job's pod").lookAgainIn(patience);
  }

  private Verdict notCreated() {
    return Verdict.blocked(
        POD_NOT_CREATED,
        "the Job gets no pod"
            + because("kubectl describe job %s says why", job.getMetadata().getName()));
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
    if (pod.isOver()) {
      return queued()
          .or(this::withoutNext)
          .orElseGet(
              () -> lacksNext(pod) ? beforeNext() : goingOn(pod).lookAgainWithin(POD_PATIENCE));
    }
    var node = new PodsNode(pod, facts.now());
    return node.lost()
        .orElseGet(
            () ->
                node.patience()
                    .map(left -> goingOn(pod).lookAgainWithin(left))
                    .orElseGet(() -> goingOn(pod)));
  }

  private Verdict goingOn(PodFacts pod) {
    var obstacles = new PodObstacles(pod);
    var obstacle = obstacles.ofContainers();
    if (obstacle.isPresent()) {
      return Verdict.blocked(obstacle.get().reason(), obstacle.get().message());
    }
    return pod.unscheduled()
        ? new UnscheduledPod(facts, pod).verdict()
        : isStarting(pod)
            ? starting(pod)
            : Verdict.of(
                new TrialOutcome.Running(
                    "the trainer runs", pod.started(), Optional.of(pod.gpus())));
  }

  private static boolean isStarting(PodFacts pod) {
    return !pod.unscheduled() && !pod.running() && !pod.hasEnded();
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
}
