package io.autoft.cluster.trial;

import io.autoft.cluster.JobConditions;
import io.autoft.cluster.trial.TrialObservation.JobAction;
import io.autoft.contract.Outcome;
import io.autoft.contract.Reason;
import io.autoft.contract.TrialReport;
import io.autoft.trial.AttemptLimits;
import io.autoft.trial.ReportedOutcome;
import io.autoft.trial.TrialOutcome;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The outcome that follows from a trial's own Job and its pods. */
record JobVerdict(TrialFacts facts, Job job) {

  /** A Job may be seen as ended before its pod is; the report is waited for so long. */
  private static final Duration REPORT_PATIENCE = Duration.ofSeconds(20);

  Verdict verdict() {
    return reported(facts, facts.jobPods())
        .or(this::endedByKubelet)
        .or(this::endsItself)
        .or(this::besideSidecar)
        .or(this::ended)
        .orElseGet(() -> new PodVerdict(facts, job).verdict());
  }

  /**
   * Whether a Job has ended for longer than the news of its pod's end takes, which has not come:
   * the watch of pods may be silent, so only the API server can say what became of the pod.
   */
  static boolean isOverdue(TrialFacts facts) {
    var own = facts.job().filter(j -> facts.ownsJob() && !facts.former().finished());
    return own.map(j -> new JobVerdict(facts, j)).filter(JobVerdict::isOverdue).isPresent();
  }

  private boolean isOverdue() {
    var missed =
        failed().filter(condition -> awaitsPodsEnd()).or(() -> complete().filter(c -> unread()));
    return missed.filter(condition -> patience(condition).isZero()).isPresent();
  }

  /** The first pod whose report stands decides, whatever happens to the Job later. */
  static Optional<Verdict> reported(TrialFacts facts, List<Pod> pods) {
    return pods.stream()
        .map(PodFacts::new)
        .flatMap(p -> p.report().stream())
        .filter(r -> r.outcome() != Outcome.Failed)
        .findFirst()
        .map(report -> result(facts, report));
  }

  private static Verdict result(TrialFacts facts, TrialReport report) {
    var trial = facts.trial().getSpec();
    var outcome = ReportedOutcome.of(report, trial, facts.study().orElseThrow()).orElseThrow();
    return outcome instanceof TrialOutcome.Failed
        ? Verdict.of(outcome).then(JobAction.DELETE)
        : Verdict.of(outcome);
  }

  /** A deadline, or a limit of the pod's own that it exceeded: the kubelet says which. */
  private Optional<Verdict> endedByKubelet() {
    return facts.jobPods().stream()
        .map(PodFacts::new)
        .flatMap(pod -> endedByKubelet(pod).stream())
        .findFirst()
        .map(verdict -> verdict.then(JobAction.DELETE));
  }

  private Optional<Verdict> endedByKubelet(PodFacts pod) {
    return pod.pastDeadline()
        ? Optional.of(pastDeadline(pod))
        : pod.excess().map(why -> Verdict.failed("Evicted", why));
  }

  /** A pod's time runs from the moment that it has a node, whatever holds its trainer up there. */
  private Verdict pastDeadline(PodFacts pod) {
    if (pod.started().isPresent()) {
      return Verdict.failed(
          Reason.TimeLimit.name(), "the pod ran past its deadline without a report");
    }
    return facts.former().outcome() instanceof TrialOutcome.Blocked
        ? Verdict.pending("the trainer has not begun")
        : Verdict.blocked(
            "NotStarted",
            "the pod's time was over before its trainer began, as where a large image is pulled"
                + " slowly; load the image onto the nodes, or raise trainer.trialTimeoutSeconds");
  }

  /** Nothing took these pods away, so another attempt would end the same way. */
  private Optional<Verdict> endsItself() {
    long terminations =
        facts.jobPods().stream().map(PodFacts::new).filter(PodFacts::endedAsIfTerminated).count();
    return terminations < AttemptLimits.TERMINATIONS
        ? Optional.empty()
        : Optional.of(
            Verdict.failed(
                    Reason.TrainerError.name(),
                    "%d trainers ended with exit code 143, as after SIGTERM, though nothing ended"
                            .formatted(terminations)
                        + " their pods")
                .then(JobAction.DELETE));
  }

  private Optional<Verdict> ended() {
    return failed().map(this::failed).or(() -> complete().map(this::withoutReport));
  }

  private Optional<JobCondition> failed() {
    return JobConditions.ifTrue(job, "Failed", "FailureTarget");
  }

  private Optional<JobCondition> complete() {
    return JobConditions.ifTrue(job, "Complete");
  }

  /** The last pod may be seen to end after its Job is, and then say why. */
  private Verdict failed(JobCondition condition) {
    var patience = patience(condition);
    return awaitsPodsEnd() && !patience.isZero()
        ? Verdict.of(new TrialOutcome.Running("waiting for the trainer's end"))
            .lookAgainIn(patience)
        : failure(Optional.ofNullable(condition.getMessage()).orElse("the Job failed"));
  }

  /** After a pod that was taken away there is another one, which may not be seen yet. */
  private boolean awaitsPodsEnd() {
    var last = facts.newestPod().map(PodFacts::new);
    return last.filter(PodFacts::hasEnded).filter(pod -> !pod.disrupted()).isEmpty();
  }

  /** Of a Job that is complete a pod has succeeded, seen or not. */
  private boolean unread() {
    return facts.newestPod().map(PodFacts::new).filter(PodFacts::succeeded).isEmpty();
  }

  /** The Job does not see that the trainer has ended as long as another container runs. */
  private Optional<Verdict> besideSidecar() {
    return facts
        .newestPod()
        .map(PodFacts::new)
        .filter(PodFacts::isKeptUpBySidecar)
        .filter(pod -> !pod.disrupted())
        .map(pod -> failure("another container of the pod still runs").then(JobAction.DELETE));
  }

  private Verdict failure(String circumstance) {
    var pod = facts.newestPod().map(PodFacts::new);
    var reported = pod.flatMap(PodFacts::report).flatMap(this::failure);
    if (reported.isPresent()) {
      return Verdict.of(reported.get());
    }
    var terminated = pod.flatMap(PodFacts::terminated);
    var reason =
        terminated.filter(t -> "OOMKilled".equals(t.getReason())).isPresent()
            ? Reason.OutOfMemory
            : Reason.TrainerError;
    var before = pod.flatMap(PodFacts::failedInitContainer);
    var ending =
        before
            .map(c -> ending("container " + c.getName(), c.getState().getTerminated()))
            .or(() -> terminated.map(t -> ending("the trainer", t)))
            .orElse("the pod is gone");
    var tail =
        before
            .map(c -> c.getState().getTerminated().getMessage())
            .or(() -> pod.flatMap(PodFacts::message));
    return Verdict.failed(reason.name(), ending + "; " + circumstance)
        .withLogTail(pod.flatMap(p -> p.logTail(tail)));
  }

  /** A failure that the trainer itself has told. */
  private Optional<TrialOutcome> failure(TrialReport report) {
    return report.outcome() == Outcome.Failed
        ? ReportedOutcome.of(report, facts.trial().getSpec(), facts.study().orElseThrow())
        : Optional.empty();
  }

  private static String ending(String container, ContainerStateTerminated terminated) {
    return "OOMKilled".equals(terminated.getReason())
        ? container + " was killed for using more memory than trainer.resources.limits allows"
        : container + " ended with exit code " + terminated.getExitCode();
  }

  /** What a trainer that has ended has left does not change any more; a pod may yet be seen. */
  private Verdict withoutReport(JobCondition complete) {
    var pod = facts.newestPod().map(PodFacts::new);
    var patience = patience(complete);
    if (unread() && !patience.isZero()) {
      return Verdict.of(new TrialOutcome.Running("waiting for the trainer's report"))
          .lookAgainIn(patience);
    }
    return pod.map(
            p ->
                Verdict.failed(ReportedOutcome.BAD_REPORT, p.unreadableReport())
                    .withLogTail(p.logTail(p.message())))
        .orElseGet(JobVerdict::lost);
  }

  /** How long the end of a pod is still waited for, after the end of its Job; zero if no more. */
  private Duration patience(JobCondition condition) {
    var left =
        Optional.ofNullable(condition.getLastTransitionTime())
            .map(
                since -> REPORT_PATIENCE.minus(Duration.between(Instant.parse(since), facts.now())))
            .orElse(Duration.ZERO);
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** Nobody has seen how the pod ended: a disruption, after which the same trial runs again. */
  private static Verdict lost() {
    return Verdict.pending("the pod was removed before its report was read; the trial is run again")
        .then(JobAction.DELETE);
  }
}
