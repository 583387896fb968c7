package io.autoft.cluster.trial;

import static java.util.Objects.requireNonNull;

import io.autoft.api.v1alpha1.AutoFTStudySpec;
import io.autoft.api.v1alpha1.AutoFTTrialStatus;
import io.autoft.cluster.Conflicts;
import io.autoft.cluster.JobConditions;
import io.autoft.cluster.TrialRecords;
import io.autoft.cluster.crd.AutoFTTrial;
import io.autoft.cluster.policy.PodPolicy;
import io.autoft.contract.ProgressLine;
import io.autoft.trial.TrialRecord;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All that is known of a trial at one moment.
 *
 * @param study the trial's study; empty if it is gone or no longer what the trial was proposed for
 * @param isStopped whether the trial's study, as it is now, stops its trials
 * @param job the Job with the trial's name
 * @param pods of the trial, oldest first
 * @param warning why the trial does not get under way, as an event of its Job or pod says it;
 *     looked for only where {@link PodVerdict#unexplained} asks
 * @param progress how far the trainer says it is, while it runs; not always known
 * @param siblingRuns whether another trial of the study runs, whose place it may get; looked at
 *     only where {@link UnscheduledPod#isOverdue(TrialFacts)}
 * @param policy what the trial's pods may have
 */
record TrialFacts(
    AutoFTTrial trial,
    Optional<AutoFTStudySpec> study,
    boolean isStopped,
    Optional<Job> job,
    List<Pod> pods,
    Optional<String> warning,
    Optional<ProgressLine> progress,
    boolean siblingRuns,
    PodPolicy policy,
    Instant now) {

  TrialFacts {
    requireNonNull(trial, "trial is null");
    requireNonNull(policy, "policy is null");
    requireNonNull(now, "now is null");
    pods =
        pods.stream()
            .sorted(
                Comparator.comparing((Pod p) -> p.getMetadata().getCreationTimestamp())
                    .thenComparing(p -> p.getMetadata().getName()))
            .toList();
  }

  /** The same with a warning that was found. */
  TrialFacts withWarning(Optional<String> found) {
    return new TrialFacts(
        trial, study, isStopped, job, pods, found, progress, siblingRuns, policy, now);
  }

  /** The same with how far the trainer is. */
  TrialFacts withProgress(Optional<ProgressLine> line) {
    return new TrialFacts(
        trial, study, isStopped, job, pods, warning, line, siblingRuns, policy, now);
  }

  /** The same where another trial of the study runs, or none does. */
  TrialFacts withSiblingRuns(boolean running) {
    return new TrialFacts(
        trial, study, isStopped, job, pods, warning, progress, running, policy, now);
  }

  /** The same with the pods as they are now. */
  TrialFacts withPods(List<Pod> present) {
    return new TrialFacts(
        trial, study, isStopped, job, present, warning, progress, siblingRuns, policy, now);
  }

  /** The same with the Job as it is now. */
  TrialFacts withJob(Optional<Job> present) {
    return new TrialFacts(
        trial, study, isStopped, present, pods, warning, progress, siblingRuns, policy, now);
  }

  /** The trial as it was observed before. */
  TrialRecord former() {
    return TrialRecords.of(trial);
  }

  /** Whether no status of the trial has been stored. */
  boolean isUnseen() {
    var status = trial.getStatus();
    return status == null || status.conditions().isEmpty();
  }

  /** Time since the trial was created. */
  Duration age() {
    return Duration.between(Instant.parse(trial.getMetadata().getCreationTimestamp()), now);
  }

  /** Whether nothing can happen to the trial any more: it has ended, and its Job is gone. */
  boolean isFinal() {
    return job.isEmpty() && former().finished();
  }

  /** Whether the Job is this trial's own, not an earlier trial's or somebody else's. */
  boolean ownsJob() {
    return job.filter(j -> Conflicts.isOf(trial, j)).isPresent();
  }

  /** Whether the Job belongs to a trial of this name that has been deleted since. */
  boolean jobIsOfFormerTrial() {
    return job.filter(j -> Conflicts.isOfFormer(trial, j)).isPresent();
  }

  /** Whether the Job has ended or is about to: it starts no pod any more. */
  boolean jobEnds() {
    return job.filter(TrialFacts::ends).isPresent();
  }

  /** The same of any Job. */
  static boolean ends(Job job) {
    return JobConditions.isTrue(job, "Complete", "Failed", "FailureTarget");
  }

  /** The pods of the present Job. */
  List<Pod> jobPods() {
    return pods.stream().filter(p -> job.filter(j -> Conflicts.isOf(j, p)).isPresent()).toList();
  }

  /** A pod that is still there and may run, of a Job that is gone or is about to be. */
  Optional<PodFacts> formerPod() {
    return job.filter(j -> j.getMetadata().getDeletionTimestamp() == null).isPresent()
        ? Optional.empty()
        : pods.stream().map(PodFacts::new).filter(pod -> !pod.isOver()).findFirst();
  }

  /** Those pods that the trial was seen to have, whatever has become of their Job. */
  List<Pod> knownPods() {
    var known = Optional.ofNullable(trial.getStatus()).map(AutoFTTrialStatus::pod);
    return pods.stream()
        .filter(p -> known.filter(p.getMetadata().getName()::equals).isPresent())
        .toList();
  }

  /** The pod that was started last. */
  Optional<Pod> newestPod() {
    var mine = jobPods();
    return mine.isEmpty() ? Optional.empty() : Optional.of(mine.get(mine.size() - 1));
  }

  /** The same, or of a trial whose Job is gone the one that it was seen to have. */
  Optional<Pod> lastPod() {
    return newestPod().or(() -> knownPods().stream().findFirst());
  }
}
