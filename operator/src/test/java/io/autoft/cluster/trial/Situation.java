package io.autoft.cluster.trial;

import static io.autoft.testing.Studies.STUDY;
import static io.autoft.testing.Studies.spec;
import static io.autoft.testing.TrialSpecs.PARAMETERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.api.v1alpha1.AutoFTTrialSpec;
import io.autoft.cluster.crd.AutoFTTrial;
import io.autoft.cluster.policy.PodPolicy;
import io.autoft.cluster.trial.TrialObservation.JobAction;
import io.autoft.contract.InvalidDocumentException;
import io.autoft.contract.Outcome;
import io.autoft.contract.ParameterDigest;
import io.autoft.contract.Reason;
import io.autoft.contract.TestResult;
import io.autoft.contract.TestResult.Estimate;
import io.autoft.contract.TrialReport;
import io.autoft.contract.WeightEnsemble;
import io.autoft.status.ConditionSet;
import io.autoft.status.TrialState;
import io.autoft.testing.Document;
import io.autoft.testing.TrialObjects;
import io.autoft.testing.TrialSpecs;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * A trial, its Job and its pods at one moment, put together step by step; each step gives another
 * situation. At {@link #NOW}, unless {@link #at} says otherwise.
 */
record Situation(
    AutoFTTrial trial, Optional<Document> study, Optional<Job> job, List<Pod> pods, Instant now) {

  static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  /** The trial of a search, number 3, just created. */
  static Situation search() {
    return of(TrialSpecs.search());
  }

  static Situation of(AutoFTTrialSpec spec) {
    return new Situation(
        TrialObjects.created(spec), Optional.of(STUDY), Optional.empty(), List.of(), NOW);
  }

  Situation at(String time) {
    return new Situation(trial, study, job, pods, Instant.parse(time));
  }

  Situation withoutStudy() {
    return new Situation(trial, Optional.empty(), job, pods, now);
  }

  Situation study(String path, String yaml) {
    return new Situation(trial, study.map(s -> s.with(path, yaml)), job, pods, now);
  }

  /** The Job that the operator creates, as stored a second before its first pod. */
  Situation withJob() {
    return withJob("job-uid");
  }

  Situation withJob(String uid) {
    var rendered = TrialJob.render(trial, spec(study.orElseThrow()), PodPolicy.DEFAULT);
    rendered.getMetadata().setUid(uid);
    rendered.getMetadata().setCreationTimestamp("2026-03-01T11:49:59Z");
    return job(rendered);
  }

  Situation job(Job other) {
    return new Situation(trial, study, Optional.of(other), pods, now);
  }

  Situation withoutJob() {
    return new Situation(trial, study, Optional.empty(), pods, now);
  }

  Situation jobChanged(UnaryOperator<JobBuilder> change) {
    return job(change.apply(new JobBuilder(job.orElseThrow())).build());
  }

  /** The Job stands in the way: it belongs to another than this trial. */
  Situation jobOwnedBy(String kind, String uid) {
    return jobChanged(
        j ->
            j.editMetadata()
                .withOwnerReferences()
                .addNewOwnerReference()
                .withKind(kind)
                .withName("wildlife-0003")
                .withUid(uid)
                .endOwnerReference()
                .endMetadata());
  }

  /** A condition that became true a second ago. */
  Situation jobCondition(String type, String reason, String message) {
    return jobChanged(
        j ->
            j.editOrNewStatus()
                .addNewCondition()
                .withType(type)
                .withStatus("True")
                .withReason(reason)
                .withMessage(message)
                .withLastTransitionTime("2026-03-01T11:59:59Z")
                .endCondition()
                .endStatus());
  }

  /** The Job failed as its backoff limit was reached. */
  Situation jobFailed() {
    return jobCondition(
        "Failed", "BackoffLimitExceeded", "Job has reached the specified backoff limit");
  }

  /**
   * Another pod of the present Job, with its containers; pods are named a, b, .. and are created
   * minutes apart.
   */
  Situation pod(UnaryOperator<PodBuilder> state) {
    var more = new ArrayList<>(pods);
    var name = String.valueOf((char) ('a' + pods.size()));
    more.add(
        state
            .apply(
                new PodBuilder()
                    .withNewMetadata()
                    .withName(name)
                    .withCreationTimestamp("2026-03-01T11:5%d:00Z".formatted(pods.size()))
                    .withOwnerReferences(
                        new OwnerReferenceBuilder()
                            .withKind("Job")
                            .withUid(job.orElseThrow().getMetadata().getUid())
                            .build())
                    .endMetadata()
                    .withNewSpec()
                    .withNodeName("node-1")
                    .withContainers(containers())
                    .endSpec()
                    .withNewStatus()
                    .withPhase("Pending")
                    .endStatus())
            .build());
    return new Situation(trial, study, job, more, now);
  }

  private List<Container> containers() {
    return job.orElseThrow().getSpec().getTemplate().getSpec().getContainers();
  }

  /** The newest pod goes on. */
  Situation podChanged(UnaryOperator<PodBuilder> change) {
    var changed = new ArrayList<>(pods);
    int last = pods.size() - 1;
    changed.set(last, change.apply(new PodBuilder(pods.get(last))).build());
    return new Situation(trial, study, job, changed, now);
  }

  Situation withoutPods() {
    return new Situation(trial, study, job, List.of(), now);
  }

  /** With the Job and the pods as they are cached. */
  TrialFacts facts() {
    return new TrialFacts(
        trial,
        study.map(s -> spec(s)),
        study.filter(s -> spec(s).stopsTrials()).isPresent(),
        job.map(j -> TrialEventSources.withoutTemplate(new JobBuilder(j).build())),
        pods.stream()
            .map(p -> TrialEventSources.withoutContents(new PodBuilder(p).build()))
            .toList(),
        Optional.empty(),
        Optional.empty(),
        false,
        PodPolicy.DEFAULT,
        now);
  }

  TrialObservation observe() {
    return TrialObserver.observe(facts());
  }

  /** The same with what the operator observes stored as the trial's status. */
  Situation observed() {
    var next = TrialObjects.created(trial.getSpec());
    next.setStatus(observe().status());
    return new Situation(next, study, job, pods, now);
  }

  // States of a pod.

  static UnaryOperator<PodBuilder> unscheduled(String reason, String message) {
    return pod ->
        pod.editSpec()
            .withNodeName(null)
            .endSpec()
            .editStatus()
            .addNewCondition()
            .withType("PodScheduled")
            .withStatus("False")
            .withReason(reason)
            .withMessage(message)
            .endCondition()
            .endStatus();
  }

  static UnaryOperator<PodBuilder> waiting(String reason, String message) {
    return pod ->
        pod.editStatus()
            .addNewContainerStatus()
            .withName("trainer")
            .withNewState()
            .withNewWaiting(message, reason)
            .endState()
            .endContainerStatus()
            .endStatus();
  }

  static UnaryOperator<PodBuilder> running() {
    return pod ->
        pod.editStatus()
            .withPhase("Running")
            .addNewContainerStatus()
            .withName("sidecar")
            .withNewState()
            .withNewTerminated()
            .withExitCode(1)
            .withMessage("not the trainer")
            .endTerminated()
            .endState()
            .endContainerStatus()
            .addNewContainerStatus()
            .withName("trainer")
            .withImageID("ghcr.io/autoft/trainer@sha256:ab")
            .withNewState()
            .withNewRunning("2026-03-01T11:58:30Z")
            .endState()
            .endContainerStatus()
            .endStatus();
  }

  /** The trainer ran for 62 seconds and ended a second before {@link #NOW}. */
  static UnaryOperator<PodBuilder> terminated(int exitCode, String message) {
    return terminated(exitCode, null, message);
  }

  static UnaryOperator<PodBuilder> terminated(int exitCode, String reason, String message) {
    return pod ->
        pod.editStatus()
            .withPhase(exitCode == 0 ? "Succeeded" : "Failed")
            .withContainerStatuses()
            .addNewContainerStatus()
            .withName("trainer")
            .withImageID("ghcr.io/autoft/trainer@sha256:ab")
            .withNewState()
            .withNewTerminated()
            .withExitCode(exitCode)
            .withReason(reason)
            .withStartedAt("2026-03-01T11:58:57Z")
            .withFinishedAt("2026-03-01T11:59:59Z")
            .withMessage(message)
            .endTerminated()
            .endState()
            .endContainerStatus()
            .endStatus();
  }

  static UnaryOperator<PodBuilder> failedWith(Reason reason, String message) {
    return terminated(
        reason.exitCode().code(),
        "Error",
        json(TrialReport.failed(ParameterDigest.of(PARAMETERS), reason, message)));
  }

  static UnaryOperator<PodBuilder> scored(double score) {
    return terminated(0, "Completed", scoredReport(PARAMETERS, score));
  }

  static UnaryOperator<PodBuilder> diverged() {
    return terminated(
        0,
        "Completed",
        json(report(PARAMETERS, Outcome.Diverged, Optional.empty(), Optional.of("NaN at step 3"))));
  }

  static String scoredReport(Map<String, Double> parameters, double score) {
    return json(report(parameters, Outcome.Scored, Optional.of(score), Optional.empty()));
  }

  private static TrialReport report(
      Map<String, Double> parameters,
      Outcome outcome,
      Optional<Double> score,
      Optional<String> message) {
    return new TrialReport(
        1,
        ParameterDigest.of(parameters),
        outcome,
        score,
        new TreeMap<>(Map.of("standardError", 0.02, "idValidation", 0.9)),
        Optional.of("AAAAAAAAAAA="),
        50,
        new TreeMap<>(),
        Optional.empty(),
        message,
        List.of(
            new TestResult(
                "other-cameras", 0.5, 0.03, 300, Optional.of(new Estimate(0.625, 0.02)))),
        Optional.of(new WeightEnsemble(0.3, List.of(0.5, 0.75), List.of(0.25))),
        Optional.of("wildlife-0003"),
        List.of("stem", "block.0-11", "final", "head", "text"));
  }

  private static String json(TrialReport report) {
    try {
      return report.toJson();
    } catch (InvalidDocumentException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Evicted, preempted or removed with its node. */
  static UnaryOperator<PodBuilder> disrupted() {
    return pod ->
        pod.editStatus()
            .addNewCondition()
            .withType("DisruptionTarget")
            .withStatus("True")
            .endCondition()
            .endStatus();
  }

  static UnaryOperator<PodBuilder> pastDeadline() {
    return pod -> pod.editStatus().withPhase("Failed").withReason("DeadlineExceeded").endStatus();
  }

  // What is read off.

  /** {@code lookAgain} is a duration, or empty for none. */
  void isObservedAs(TrialState state, String reason, JobAction action, String lookAgain) {
    var observation = observe();

    assertThat(observation.status().state()).isEqualTo(state.name());
    assertThat(observation.action()).isEqualTo(action);
    assertThat(observation.lookAgain())
        .isEqualTo(Optional.of(lookAgain).filter(d -> !d.isEmpty()).map(Duration::parse));
    assertThat(reason(observation)).isEqualTo(reason);
  }

  static String counts(Situation situation) {
    var status = situation.trial().getStatus();
    return "%d attempts, %d disruptions".formatted(status.attempts(), status.disruptions());
  }

  static String reason(TrialObservation observation) {
    return decisive(observation).getReason();
  }

  /** The condition that is true; of a trial under way, the one that it waits for. */
  static Condition decisive(TrialObservation observation) {
    var conditions = new ConditionSet(observation.status().conditions());
    return conditions.conditions().stream()
        .filter(c -> c.getStatus().equals("True"))
        .findFirst()
        .orElseGet(() -> conditions.get("Complete").orElseThrow());
  }
}
