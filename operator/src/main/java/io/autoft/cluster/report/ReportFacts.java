package io.autoft.cluster.report;

import static java.util.Objects.requireNonNull;

import io.autoft.api.v1alpha1.AutoFTStudyStatus;
import io.autoft.api.v1alpha1.ReportStatus;
import io.autoft.cluster.Labels;
import io.autoft.cluster.crd.AutoFTStudy;
import io.autoft.cluster.policy.PodPolicy;
import io.autoft.status.ConditionSet;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * All that is known of a page at one moment.
 *
 * @param study that has ended, with its status as it was stored then
 * @param image of the tool
 * @param policy what the pod may have
 * @param job the Job of the page's name
 * @param pods of that Job, oldest first
 * @param warning why the Job or its pod does not get under way, as an event says it; looked for
 *     where nothing else does ({@link ReportPlanner#unexplained})
 */
record ReportFacts(
    AutoFTStudy study,
    String image,
    PodPolicy policy,
    Optional<Job> job,
    List<Pod> pods,
    Optional<String> warning) {

  ReportFacts {
    requireNonNull(study, "study is null");
    requireNonNull(image, "image is null");
    requireNonNull(policy, "policy is null");
    requireNonNull(job, "job is null");
    pods = List.copyOf(pods);
    requireNonNull(warning, "warning is null");
  }

  /** The same with a warning that was found. */
  ReportFacts withWarning(Optional<String> found) {
    return new ReportFacts(study, image, policy, job, pods, found);
  }

  /** Name of the Job and of the ConfigMap with the records. */
  static String name(AutoFTStudy study) {
    return study.getMetadata().getName() + "-report";
  }

  /** The end that the page is to show. */
  static String completionTime(AutoFTStudy study) {
    return study.getStatus().completionTime();
  }

  /** Whether a page of this end is already where it is wanted. */
  static boolean isWritten(AutoFTStudy study) {
    return former(study).filter(report -> report.writtenTime() != null).isPresent();
  }

  /** What is known of a page of this end at the place where it is wanted. */
  static Optional<ReportStatus> former(AutoFTStudy study) {
    return Optional.ofNullable(study.getStatus())
        .map(AutoFTStudyStatus::report)
        .filter(report -> ReportLocation.of(study).file().equals(report.location()))
        .filter(report -> Objects.equals(completionTime(study), report.studyCompletionTime()));
  }

  /** How an attempt at this page has failed, as it was stored. */
  Optional<Condition> formerFailure() {
    return former(study)
        .flatMap(
            report ->
                new ConditionSet(study.getStatus().conditions()).get(ReportOutcome.REPORT_FAILED))
        .filter(condition -> condition.getStatus().equals("True"));
  }

  /** Whether the Job writes this page: there, of this end, with this pod. */
  boolean isJobCurrent(Job wanted) {
    return job.map(j -> digest(j).equals(digest(wanted))).orElse(false);
  }

  private static String digest(Job job) {
    return job.getMetadata().getAnnotations().getOrDefault(Labels.TEMPLATE_DIGEST, "");
  }

  /** The pod that was started last. */
  Optional<Pod> newestPod() {
    return pods.isEmpty() ? Optional.empty() : Optional.of(pods.get(pods.size() - 1));
  }
}
