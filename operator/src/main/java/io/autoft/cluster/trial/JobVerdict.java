package io.autoft.cluster.trial;

import static io.autoft.contract.Reason.BadConfig;
import static io.autoft.contract.Reason.DataMissing;
import static io.autoft.contract.Reason.UnsupportedModel;

import io.autoft.api.v1alpha1.AutoFTTrialStatus;
import io.autoft.cluster.trial.TrialObservation.JobAction;
import io.autoft.contract.Outcome;
import io.autoft.contract.ParameterDigest;
import io.autoft.contract.Reason;
import io.autoft.contract.TrialReport;
import io.autoft.trial.Cause;
import io.autoft.trial.TrialOutcome;
import io.autoft.trial.TrialParameters;
import io.autoft.trial.TrialResult;
import io.autoft.trial.TrialSettings;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The outcome that follows from a trial's own Job and its pods. */
record JobVerdict(TrialFacts facts, Job job) {

  /** What another attempt cannot cure, but a person can. */
  private static final Set<Reason> BLOCKING = EnumSet.of(BadConfig, DataMissing, UnsupportedModel);

  /** A Job may be seen as ended before its pod is; the report is waited for so long. */
  private static final Duration REPORT_PATIENCE = Duration.ofSeconds(20);

  /** Creating a pod takes a moment; a quota or an admission policy refuses it for good. */
  private static final Duration POD_PATIENCE = Duration.ofSeconds(30);

  Verdict verdict() {
    return reported()
        .or(this::pastDeadline)
        .or(this::ended)
        .or(() -> facts.newestPod().map(p -> new PodFacts(p)).map(this::underWay))
        .orElseGet(this::withoutPod);
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
            "PodNotCreated",
            "the Job gets no pod; kubectl describe job %s says why"
                .formatted(job.getMetadata().getName()));
  }

  /** The first pod whose report stands decides, whatever happens to the Job later. */
  private Optional<Verdict> reported() {
    return facts.jobPods().stream()
        .map(PodFacts::new)
        .flatMap(p -> p.report().stream())
        .filter(r -> r.outcome() != Outcome.Failed)
        .findFirst()
        .map(this::result);
  }

  private Verdict result(TrialReport report) {
    var expected = ParameterDigest.of(TrialParameters.of(facts.trial().getSpec()));
    if (!expected.equals(report.parameterDigest())) {
      return Verdict.failed(
              "BadReport", "the report is for other parameters than the trial's; see its pod")
          .then(JobAction.DELETE);
    }
    var result = TrialResult.of(report, output());
    return Verdict.of(
        report.outcome() == Outcome.Scored
            ? new TrialOutcome.Scored(result)
            : new TrialOutcome.Diverged(
                result, report.message().orElse("the loss or the parameters ceased to be finite")));
  }

  /** The trainer names its checkpoint below the output; a user wants to know where that is. */
  private Optional<String> output() {
    return facts.study().flatMap(study -> TrialSettings.output(facts.trial().getSpec(), study));
  }

  private Optional<Verdict> pastDeadline() {
    return facts
        .newestPod()
        .map(PodFacts::new)
        .filter(PodFacts::pastDeadline)
        .map(
            p ->
                Verdict.failed(
                        Reason.TimeLimit.name(), "the pod ran past its deadline without a report")
                    .then(JobAction.DELETE));
  }

  private Optional<Verdict> ended() {
    var failed = condition("Failed").or(() -> condition("FailureTarget"));
    if (failed.isPresent()) {
      return Optional.of(failure(failed.get()));
    }
    return condition("Complete").map(this::withoutReport);
  }

  private Verdict failure(JobCondition condition) {
    var pod = facts.newestPod().map(PodFacts::new);
    var report = pod.flatMap(PodFacts::report).filter(r -> r.reason().isPresent());
    if (report.isPresent()) {
      var reason = report.get().reason().orElseThrow();
      var message = report.get().message().orElse(reason.name());
      return BLOCKING.contains(reason)
          ? Verdict.blocked(reason.name(), message)
          : Verdict.failed(reason.name(), message);
    }
    var terminated = pod.flatMap(PodFacts::terminated);
    var reason =
        terminated.filter(t -> "OOMKilled".equals(t.getReason())).isPresent()
            ? Reason.OutOfMemory
            : Reason.TrainerError;
    var message =
        terminated.map(JobVerdict::ending).orElse("the pod is gone")
            + "; "
            + Optional.ofNullable(condition.getMessage()).orElse("the Job failed");
    return Verdict.failed(reason.name(), message).withLogTail(pod.flatMap(PodFacts::message));
  }

  private static String ending(ContainerStateTerminated terminated) {
    return "OOMKilled".equals(terminated.getReason())
        ? "the trainer was killed for using more memory than trainer.resources.limits allows"
        : "the trainer ended with exit code " + terminated.getExitCode();
  }

  private Verdict withoutReport(JobCondition complete) {
    var age = Duration.between(Instant.parse(complete.getLastTransitionTime()), facts.now());
    if (age.compareTo(REPORT_PATIENCE) < 0) {
      return Verdict.of(new TrialOutcome.Running("waiting for the trainer's report"))
          .lookAgainIn(REPORT_PATIENCE.minus(age));
    }
    var tail = facts.newestPod().map(PodFacts::new).flatMap(PodFacts::message);
    return Verdict.failed("BadReport", "the trainer ended without a report").withLogTail(tail);
  }

  private Verdict underWay(PodFacts pod) {
    var obstacle = pod.containerObstacle();
    if (obstacle.isPresent()) {
      return Verdict.blocked(obstacle.get().reason(), obstacle.get().message());
    }
    return pod.unscheduled()
        ? unscheduled(pod)
        : pod.running() || pod.terminated().isPresent()
            ? Verdict.of(new TrialOutcome.Running("the trainer runs"))
            : Verdict.pending("the pod is being started");
  }

  private Verdict unscheduled(PodFacts pod) {
    var obstacle = pod.schedulingObstacle(facts.now());
    if (obstacle.filter(o -> "ClaimNotFound".equals(o.reason())).isPresent()) {
      return Verdict.blocked("ClaimNotFound", obstacle.get().message());
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

  private Optional<JobCondition> condition(String type) {
    return job.getStatus() == null
        ? Optional.empty()
        : job.getStatus().getConditions().stream()
            .filter(c -> type.equals(c.getType()) && "True".equals(c.getStatus()))
            .findFirst();
  }
}
