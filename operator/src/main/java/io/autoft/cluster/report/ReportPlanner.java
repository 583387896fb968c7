package io.autoft.cluster.report;

import io.autoft.cluster.Conflicts;
import io.autoft.cluster.JobConditions;
import io.autoft.cluster.policy.PodPolicy;
import io.autoft.cluster.report.ReportOutcome.Failed;
import io.autoft.cluster.report.ReportOutcome.Writing;
import io.autoft.cluster.report.ReportOutcome.Written;
import io.autoft.cluster.report.ReportPlan.Action;
import io.autoft.cluster.trial.StudyRefusal;
import io.autoft.cluster.trial.SuspendedJob;
import io.autoft.trial.Cause;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.Optional;

/** Decides what is done for the page of a study that has ended. A pure function of the facts. */
final class ReportPlanner {

  /** The reason of a Job that has given up. */
  private static final String JOB_FAILED = "JobFailed";

  private ReportPlanner() {}

  /** What to do for a page that is not written yet. */
  static ReportPlan plan(ReportFacts facts) {
    return StudyRefusal.ofTemplate(facts.study().getSpec())
        .map(ReportPlanner::failed)
        .orElseGet(
            () -> plan(facts, ReportJob.render(facts.study(), facts.image(), facts.policy())));
  }

  private static ReportPlan plan(ReportFacts facts, Job wanted) {
    return inTheWay(facts, wanted)
        .map(ReportPlanner::failed)
        .orElseGet(
            () ->
                facts.job().map(job -> with(job, facts, wanted)).orElseGet(ReportPlanner::create));
  }

  /** What does not get under way for a reason that only its events tell: the Job, or its pod. */
  static Optional<HasMetadata> unexplained(ReportFacts facts) {
    return facts
        .job()
        .filter(job -> !JobConditions.isTrue(job, "Complete") && failure(job).isEmpty())
        .filter(job -> SuspendedJob.words(job).isEmpty())
        .flatMap(job -> unexplained(job, facts.newestPod().map(ReportPodWords::new)));
  }

  /** Where a pod has ended the Job is to get another. */
  private static Optional<HasMetadata> unexplained(Job job, Optional<ReportPodWords> pod) {
    if (pod.filter(ReportPodWords::isPending).isPresent()) {
      return pod.filter(p -> p.obstacle().isEmpty()).map(ReportPodWords::pod);
    }
    return pod.filter(ReportPodWords::isRunning).isPresent() ? Optional.empty() : Optional.of(job);
  }

  private static ReportPlan failed(Cause cause) {
    return new ReportPlan(Action.NONE, new Failed(cause));
  }

  private static Optional<Cause> inTheWay(ReportFacts facts, Job wanted) {
    var study = facts.study();
    var foreign = facts.job().filter(job -> !Conflicts.isOf(study, job));
    return foreign
        .filter(job -> !Conflicts.isOfFormer(study, job))
        .map(Conflicts::with)
        .or(
            () ->
                facts
                    .policy()
                    .refusal(study.getMetadata().getNamespace(), wanted.getSpec().getTemplate())
                    .map(complaint -> new Cause(PodPolicy.VIOLATION, complaint)))
        .or(() -> tooLarge(facts));
  }

  /** Records do not become smaller: they are not read again for that. */
  private static Optional<Cause> tooLarge(ReportFacts facts) {
    return facts
        .formerFailure()
        .filter(condition -> condition.getReason().equals(ReportRecords.TOO_LARGE))
        .map(condition -> new Cause(condition.getReason(), condition.getMessage()));
  }

  private static ReportPlan create() {
    return new ReportPlan(Action.CREATE, new Writing("the Job is being created"));
  }

  private static ReportPlan with(Job job, ReportFacts facts, Job wanted) {
    if (job.getMetadata().getDeletionTimestamp() != null) {
      return new ReportPlan(Action.NONE, new Writing("an earlier Job is being removed"));
    }
    if (!facts.isJobCurrent(wanted) || !Conflicts.isOf(facts.study(), job)) {
      return new ReportPlan(Action.DELETE, new Writing("an earlier Job is being removed"));
    }
    if (JobConditions.isTrue(job, "Complete")) {
      return new ReportPlan(Action.CLEAR, new Written(written(facts, job)));
    }
    return new ReportPlan(
        Action.NONE,
        failure(job)
            .<ReportOutcome>map(condition -> new Failed(cause(facts, condition)))
            .orElseGet(() -> new Writing(progress(job, facts))));
  }

  private static String written(ReportFacts facts, Job job) {
    return ReportLocation.of(facts.study()).file()
        + Optional.ofNullable(job.getMetadata().getAnnotations().get(ReportRecords.LEFT_OUT))
            .map(what -> "; without " + what)
            .orElse("");
  }

  private static Cause cause(ReportFacts facts, String condition) {
    var words = facts.newestPod().flatMap(pod -> new ReportPodWords(pod).last());
    return new Cause(
        JOB_FAILED,
        "the page could not be written: %s; once that is mended, delete the Job %s"
            .formatted(words.orElse(condition), ReportFacts.name(facts.study())));
  }

  private static String progress(Job job, ReportFacts facts) {
    return SuspendedJob.words(job).orElseGet(() -> progress(facts));
  }

  private static String progress(ReportFacts facts) {
    return facts
        .newestPod()
        .flatMap(pod -> new ReportPodWords(pod).obstacle())
        .or(facts::warning)
        .orElse("the Job " + ReportFacts.name(facts.study()) + " has been created");
  }

  private static Optional<String> failure(Job job) {
    return JobConditions.ifTrue(job, "Failed")
        .map(c -> Optional.ofNullable(c.getMessage()).orElse("the Job failed"));
  }
}
