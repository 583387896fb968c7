package io.autoft.cluster.trial;

import io.autoft.cluster.Conflicts;
import io.autoft.cluster.InternalErrors;
import io.autoft.cluster.OwnedJobs;
import io.autoft.cluster.trial.TrialObservation.JobAction;
import io.autoft.trial.TrialOutcome;
import io.autoft.trial.WaitReason;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Turns the facts of a trial into its status and what to do with its Job. */
final class TrialObserver {

  private static final Duration FIRST_RETRY = Duration.ofSeconds(20);
  private static final Duration LAST_RETRY = Duration.ofMinutes(10);

  private TrialObserver() {}

  /** A pure function of the facts. */
  static TrialObservation observe(TrialFacts facts) {
    if (facts.former().outcome().finished()) {
      return new TrialObservation(
          facts.trial().getStatus(),
          afterTheEnd(facts),
          // That it is gone is an event.
          collectionDelay(facts).filter(delay -> !delay.isZero()));
    }
    return observation(facts, verdict(facts));
  }

  /** What follows from the API server's refusal to create the Job, in the study's own fields. */
  static TrialObservation refused(TrialFacts facts, String message) {
    var inStudy = message.replace("spec.template.", "trainer.template.");
    var verdict =
        QuotaRefusal.of(message)
            .map(QuotaRefusal::pending)
            .map(Verdict::of)
            .orElseGet(
                () ->
                    Verdict.blocked(
                        OwnedJobs.REFUSED, "the API server refuses the Job: " + inStudy));
    return observation(facts, verdict.lookAgainIn(FIRST_RETRY));
  }

  /** What follows from there being no place for the trial yet among those that run. */
  static TrialObservation atCapacity(TrialFacts facts, int places, Duration lookAgain) {
    var message =
        "waits for its turn: the operator runs %d trials at a time (limits.runningTrials of its"
            + " chart)";
    return observation(
        facts,
        Verdict.of(WaitReason.AtCapacity.pending(message.formatted(places)))
            .lookAgainIn(lookAgain));
  }

  private static TrialObservation observation(TrialFacts facts, Verdict observed) {
    var verdict =
        isStillBlocked(facts, observed) ? observed.with(facts.former().outcome()) : observed;
    return new TrialObservation(
        ObservedStatus.of(facts, verdict), verdict.action(), verdict.lookAgain());
  }

  /**
   * A blocked trial stays so while it is tried again, until the trainer runs; or until it has got
   * past the cause, where that is one that a Job or a pod would not be there with; a quota alone,
   * which then keeps these from being there, is nothing for a person to cure.
   */
  private static boolean isStillBlocked(TrialFacts facts, Verdict verdict) {
    boolean quota = WaitReason.QuotaExceeded.holds(verdict.outcome());
    if (!(verdict.outcome() instanceof TrialOutcome.Pending)
        || verdict.outcome().stopped()
        || !(facts.former().outcome() instanceof TrialOutcome.Blocked blocked)) {
      return false;
    }
    return switch (blocked.reason()) {
      case InternalErrors.REASON -> false;
      case OwnedJobs.REFUSED, Conflicts.REASON -> !facts.ownsJob() && !quota;
      case PodVerdict.POD_NOT_CREATED, PodVerdict.CLAIM_NOT_FOUND ->
          facts.newestPod().map(PodFacts::new).filter(p -> !p.isOver()).isEmpty() && !quota;
      case PodsNode.LOST -> facts.formerPod().isPresent();
      default -> true;
    };
  }

  /** The outcome that follows from the facts of a trial that has not ended. */
  static Verdict verdict(TrialFacts facts) {
    var verdict = inCourse(facts);
    // What has come out stands, and a Job that has ended need not be stopped.
    boolean open = verdict.outcome().resultIfAny().isEmpty() && !facts.jobEnds();
    return open && facts.isStopped() ? stopped(facts) : verdict;
  }

  private static Verdict stopped(TrialFacts facts) {
    var verdict = Verdict.of(TrialOutcome.Pending.suspended());
    return facts.ownsJob() || facts.jobIsOfFormerTrial() ? verdict.then(JobAction.DELETE) : verdict;
  }

  private static Verdict inCourse(TrialFacts facts) {
    if (facts.study().isEmpty()) {
      return Verdict.pending("the study is gone or has changed; waiting to be removed");
    }
    if (facts.jobIsOfFormerTrial()) {
      return Verdict.pending("an earlier trial's Job of this name is being removed")
          .then(JobAction.DELETE);
    }
    if (facts.job().isPresent() && !facts.ownsJob()) {
      return Verdict.blocked(
              Conflicts.REASON,
              "a Job named %s exists already and is not this trial's; delete or rename it"
                  .formatted(facts.trial().getMetadata().getName()))
          .lookAgainIn(FIRST_RETRY);
    }
    return facts.job().map(job -> withJob(facts, job)).orElseGet(() -> withoutJob(facts));
  }

  private static Verdict withoutJob(TrialFacts facts) {
    var reported = JobVerdict.reported(facts, facts.knownPods());
    return reported.orElseGet(() -> toBeCreated(facts));
  }

  private static Verdict toBeCreated(TrialFacts facts) {
    var complaint = complaint(facts);
    if (complaint.isPresent()) {
      return Verdict.pending(complaint.get());
    }
    // Two trainers of one trial would write to the same place.
    return facts
        .formerPod()
        .map(pod -> new PodsNode(pod, facts.now()).ofFormerPod())
        .orElseGet(() -> Verdict.pending("the Job is being created").then(JobAction.CREATE));
  }

  /** Why no Job may be created: the template may have changed since the trial was. */
  private static Optional<String> complaint(TrialFacts facts) {
    var trial = facts.trial();
    var study = facts.study().orElseThrow();
    var policy = facts.policy();
    return TemplateChecks.complaint(study.trainer().template())
        .or(
            () ->
                policy.refusal(
                    trial.getMetadata().getNamespace(), TrialPod.of(trial, study, policy)));
  }

  private static Verdict withJob(TrialFacts facts, Job job) {
    if (job.getMetadata().getDeletionTimestamp() != null) {
      return JobVerdict.reported(facts, facts.jobPods())
          .orElse(Verdict.pending("the Job is being removed"));
    }
    var verdict = new JobVerdict(facts, job).verdict();
    if (isToBeReplaced(facts, job, verdict.outcome())) {
      return verdict.then(JobAction.DELETE);
    }
    return verdict.outcome() instanceof TrialOutcome.Blocked ? retried(facts, verdict) : verdict;
  }

  private static boolean isToBeReplaced(TrialFacts facts, Job job, TrialOutcome outcome) {
    boolean waits =
        outcome instanceof TrialOutcome.Blocked || outcome instanceof TrialOutcome.Pending;
    if (!waits || complaint(facts).isPresent()) {
      return false;
    }
    var wanted = TrialJob.render(facts.trial(), facts.study().orElseThrow(), facts.policy());
    return new JobRevision(job, wanted).isDue(outcome, facts.newestPod().isPresent());
  }

  /**
   * A pod that waits for its image or claim goes on by itself. One that ended because of its data
   * or configuration is tried again, at growing intervals.
   */
  private static Verdict retried(TrialFacts facts, Verdict verdict) {
    var ended = facts.newestPod().map(PodFacts::new).flatMap(PodFacts::ended);
    if (ended.isEmpty() || PodVerdict.POD_NOT_CREATED.equals(verdict.outcome().reason())) {
      return verdict.lookAgainIn(Duration.ofSeconds(10));
    }
    var delay = retryDelay(ObservedUsage.attempts(facts));
    var due = ended.get().plus(delay);
    var announced =
        Verdict.blocked(
            verdict.outcome().reason(),
            verdict.outcome().message() + " (tried again every " + text(delay) + ")");
    return facts.now().isBefore(due)
        ? announced.lookAgainIn(Duration.between(facts.now(), due))
        : announced.then(JobAction.DELETE);
  }

  private static Duration retryDelay(int attempts) {
    var delay = FIRST_RETRY.multipliedBy(1L << Math.min(Math.max(attempts - 1, 0), 6));
    return delay.compareTo(LAST_RETRY) < 0 ? delay : LAST_RETRY;
  }

  private static String text(Duration delay) {
    return delay.toSecondsPart() == 0 ? delay.toMinutes() + " min" : delay.toSeconds() + " s";
  }

  private static JobAction afterTheEnd(TrialFacts facts) {
    boolean active =
        facts
            .job()
            .filter(j -> facts.ownsJob() && j.getMetadata().getDeletionTimestamp() == null)
            .isPresent();
    return active
            && (wouldGoOn(facts) || collectionDelay(facts).filter(Duration::isZero).isPresent())
        ? JobAction.DELETE
        : JobAction.KEEP;
  }

  /**
   * Whether the Job of a trial that has ended would start a pod again, or keep one: that of a
   * failed trial, or one whose pod did not end well though its trainer had reported.
   */
  private static boolean wouldGoOn(TrialFacts facts) {
    boolean ends = facts.newestPod().map(PodFacts::new).filter(PodFacts::endsWell).isPresent();
    return !facts.jobEnds() && (facts.former().outcome() instanceof TrialOutcome.Failed || !ends);
  }

  /** Time until the Job may be removed; zero if it is due. */
  private static Optional<Duration> collectionDelay(TrialFacts facts) {
    if (!facts.ownsJob() || facts.study().isEmpty()) {
      return Optional.empty();
    }
    var keep = Duration.ofSeconds(facts.study().get().trainer().keepFinishedSeconds());
    var due = Instant.parse(facts.trial().getStatus().completionTime()).plus(keep);
    return Optional.of(
        facts.now().isBefore(due) ? Duration.between(facts.now(), due) : Duration.ZERO);
  }
}
