package io.autoft.cluster.report;

import io.autoft.cluster.Conflicts;
import io.autoft.cluster.report.ReportOutcome.Failed;
import io.autoft.cluster.report.ReportOutcome.Writing;
import io.autoft.cluster.report.ReportOutcome.Written;
import io.autoft.cluster.report.ReportPlan.Action;
import io.autoft.cluster.trial.SuspendedJob;
import io.autoft.trial.Cause;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.Optional;

/** Decides what is done for the page of a study that has ended. A pure function of the facts. */
final class ReportPlanner {

  /** The reason of a Job that has given up. */
  private static final String JOB_FAILED = "JobFailed";

  private ReportPlanner() {}

  /** What to do for a page that is not written yet. */
  static ReportPlan plan(ReportFacts facts) {
    var wanted = ReportJob.render(facts.study(), facts.image(), facts.policy());
    return inTheWay(facts, wanted)
        .map(cause -> new ReportPlan(Action.NONE, new Failed(cause)))
        .orElseGet(
            () ->
                facts.job().map(job -> with(job, facts, wanted)).orElseGet(ReportPlanner::create));
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
                    .map(complaint -> new Cause("PolicyViolation", complaint)))
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
    if (isTrue(job, "Complete")) {
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
        .orElse("the Job " + ReportFacts.name(facts.study()) + " has been created");
  }

  private static Optional<String> failure(Job job) {
    return Optional.ofNullable(job.getStatus()).stream()
        .flatMap(status -> status.getConditions().stream())
        .filter(c -> c.getType().equals("Failed") && "True".equals(c.getStatus()))
        .map(c -> Optional.ofNullable(c.getMessage()).orElse("the Job failed"))
        .findFirst();
  }

  private static boolean isTrue(Job job, String type) {
    return Optional.ofNullable(job.getStatus()).stream()
        .flatMap(status -> status.getConditions().stream())
        .anyMatch(c -> c.getType().equals(type) && "True".equals(c.getStatus()));
  }
}
