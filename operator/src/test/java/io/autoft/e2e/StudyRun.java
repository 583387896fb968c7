package io.autoft.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.autoft.cluster.TrialRecords;
import io.autoft.cluster.crd.AutoFTStudy;
import io.autoft.cluster.crd.AutoFTTrial;
import io.autoft.status.ConditionSet;
import io.autoft.testing.Document;
import io.autoft.trial.TrialOutcome;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A study on the cluster.
 *
 * @param document as the user wrote it last
 */
record StudyRun(Sandbox sandbox, Document document) {

  /**
   * Within which a study does all that it does. Six test classes share the machine's cores, and the
   * Job controller asks for a refused pod at growing intervals.
   */
  static final Duration LIMIT = Duration.ofMinutes(20);

  private static final Duration LOOK_EVERY = Duration.ofMillis(250);

  /** Applies another version of the study. */
  StudyRun apply(Document changed) {
    return sandbox.start(changed);
  }

  /** Applies the study with another value at a place. */
  StudyRun change(String path, String yaml) {
    return apply(document.with(path, yaml));
  }

  String name() {
    return document.at("metadata.name").asText();
  }

  AutoFTStudy study() {
    return sandbox
        .client()
        .resources(AutoFTStudy.class)
        .inNamespace(sandbox.namespace())
        .withName(name())
        .get();
  }

  /** Those of the study, in the order of their numbers. */
  List<AutoFTTrial> trials() {
    return sandbox.items(AutoFTTrial.class).stream()
        .filter(t -> t.getSpec().study().equals(name()))
        .sorted(Comparator.comparingInt(t -> t.getSpec().number()))
        .toList();
  }

  /** What has become of its trials so far, in the order of their numbers. */
  List<TrialOutcome> outcomes() {
    return trials().stream().map(trial -> TrialRecords.of(trial).outcome()).toList();
  }

  List<Job> jobs() {
    return sandbox.items(Job.class);
  }

  /** A condition, once it speaks of the study as it is written now. */
  Optional<Condition> condition(String type) {
    var study = study();
    return Optional.ofNullable(study.getStatus())
        .flatMap(status -> new ConditionSet(status.conditions()).get(type))
        .filter(c -> c.getObservedGeneration().equals(study.getMetadata().getGeneration()));
  }

  boolean isTrue(String type) {
    return condition(type).filter(c -> c.getStatus().equals("True")).isPresent();
  }

  /** The study, once it is complete; nothing may hold it up then. */
  AutoFTStudy awaitComplete() {
    await(name() + " is Complete")
        .atMost(LIMIT)
        .pollInterval(LOOK_EVERY)
        .failFast(name() + " is Failed", () -> isTrue("Failed"))
        .until(() -> isTrue("Complete"));
    assertThat(isTrue("Ready")).as("Ready").isTrue();
    assertThat(isTrue("Stalled")).as("Stalled").isFalse();
    return study();
  }

  /** A trial of it runs; the operator must not be away meanwhile. */
  void awaitRunning() {
    await("a trial runs")
        .atMost(LIMIT)
        .until(this::outcomes, o -> o.stream().anyMatch(TrialOutcome.Running.class::isInstance));
  }

  /**
   * The study is stalled by an obstacle and its message names it. A busy kubelet may say something
   * passing first, such as that it has not yet read a ConfigMap.
   */
  void awaitStalled(String reason, String word) {
    await(name() + " is Stalled by " + reason + ": " + word)
        .atMost(LIMIT)
        .pollInterval(LOOK_EVERY)
        .until(
            () -> condition("Stalled"),
            c ->
                c.filter(s -> s.getStatus().equals("True"))
                    .filter(s -> s.getReason().equals(reason))
                    .filter(s -> s.getMessage().contains(word))
                    .isPresent());
  }
}
