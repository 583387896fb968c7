package io.autoft.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What only the cluster can know to be wrong is told, and goes on once it is put right. */
@ExtendWith(Sandboxes.class)
@Execution(ExecutionMode.CONCURRENT)
class BadInputE2E {

  /** With it the trainer's Java ends at once. */
  private static final String FAILING_TEMPLATE =
      "{spec: {containers: [{name: trainer,"
          + " env: [{name: JAVA_TOOL_OPTIONS, value: \"-XX:NoSuchOption\"}]}]}}";

  /**
   * Something wrong in a study.
   *
   * @param reason that the study is stalled by
   * @param word that the message has
   */
  private record Fault(String sentence, String path, String wrong, String reason, String word) {

    @Override
    public String toString() {
      return sentence;
    }
  }

  static Stream<Fault> faults() {
    return Stream.of(
        new Fault(
            "an image that cannot be pulled",
            "spec.trainer.image",
            "localhost/autoft/no-such-trainer:0.1.0",
            "ImagePull",
            "no-such-trainer"),
        new Fault(
            "a model folder that is empty",
            "spec.model.source",
            "file:///tmp",
            "DataMissing",
            "/tmp/open_clip_config.json"),
        new Fault(
            "a data set on a claim that does not exist",
            "spec.data.oodValidation",
            "{source: pvc://nowhere/pictures}",
            "ClaimNotFound",
            "nowhere"),
        new Fault(
            "an earlier study that does not exist",
            "spec.search.warmStart",
            "{studies: [nobody]}",
            "WarmStartNotFound",
            "nobody"),
        new Fault(
            "a validation set without labels",
            "spec.data.oodValidation",
            "{source: demo://shapes, split: pretraining}",
            "DataMissing",
            "labels"),
        new Fault(
            "an option that is no number",
            "spec.data.train.options",
            "{size: many}",
            "BadConfig",
            "train.options.size"),
        new Fault(
            "a request that no node meets",
            "spec.trainer.resources.requests",
            "{cpu: 1000}",
            "Unschedulable",
            "Insufficient cpu"),
        new Fault(
            "a template with a restart policy",
            "spec.trainer.template",
            "{spec: {restartPolicy: Always}}",
            "InvalidSpec",
            "trainer.template.spec.restartPolicy"),
        new Fault(
            "a template with a field that there is not",
            "spec.trainer.template",
            "{spec: {nodeSelectors: {gpu: a100}}}",
            "JobRefused",
            "unknown field \"trainer.template.spec.nodeSelectors\""),
        new Fault(
            "a ServiceAccount that the operator's policy does not name",
            "spec.trainer.template",
            "{spec: {serviceAccountName: nobody}}",
            "PolicyViolation",
            "podPolicy.serviceAccounts does not name it"),
        new Fault(
            "a priority class that does not exist",
            "spec.trainer.template",
            "{spec: {priorityClassName: nobody}}",
            "PodNotCreated",
            "no PriorityClass with name nobody was found"),
        new Fault(
            "a ConfigMap that does not exist as a volume",
            "spec.trainer.template",
            "{spec: {volumes: [{name: keys, configMap: {name: nowhere}}],"
                + " containers: [{name: trainer, volumeMounts: [{name: keys, mountPath: /keys}]}]}}",
            "VolumeNotMounted",
            "\"nowhere\" not found"),
        new Fault(
            "a template with a ConfigMap that does not exist",
            "spec.trainer.template",
            "{spec: {containers: [{name: trainer, envFrom: [{configMapRef: {name: nowhere}}]}]}}",
            "BadConfig",
            "nowhere"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void isToldAndGoesOnOncePutRight(Fault fault, Sandbox sandbox) {
    var stalled = sandbox.start(Quickstart.tiny().with(fault.path(), fault.wrong()));
    stalled.awaitStalled(fault.reason(), fault.word());
    assertThat(stalled.isTrue("Failed")).isFalse();

    var study = stalled.apply(Quickstart.tiny()).awaitComplete();
    assertThat(study.getStatus().trials().failed()).isZero();
    assertThat(study.getStatus().trials().succeeded()).isEqualTo(1);
  }

  /** Already the first trial mounts the output, though only final training needs it. */
  @Test
  void aClaimThatDoesNotExistIsToldAndWaitedFor(Sandbox sandbox) {
    var stalled = sandbox.start(Quickstart.tinyWithFinalTraining());
    stalled.awaitStalled("ClaimNotFound", "quickstart-models");

    sandbox.apply(Quickstart.volume());
    var study = stalled.awaitComplete();
    assertThat(study.getStatus().result().finalTrainings())
        .singleElement()
        .satisfies(
            f -> assertThat(f.checkpoint()).isEqualTo("pvc://quickstart-models/shapes/tiny-0001"));
  }

  @Test
  void aTrainerThatFailsIsCountedUntilTheBudgetOfFailuresIsSpent(Sandbox sandbox) {
    var failing =
        sandbox.start(
            Quickstart.tiny()
                .with("spec.budget", "{trials: 1, failedTrials: 0}")
                .with("spec.trainer.template", FAILING_TEMPLATE));
    await("the study is Failed").atMost(StudyRun.LIMIT).until(() -> failing.isTrue("Failed"));

    assertThat(failing.condition("Failed").orElseThrow().getReason()).isEqualTo("TooManyFailures");
    assertThat(failing.condition("Failed").orElseThrow().getMessage())
        .contains("budget.failedTrials", "tiny-0000", "TrainerError", "exit code 1");
    assertThat(failing.isTrue("Ready")).isFalse();
    assertThat(failing.isTrue("Stalled")).isTrue();
    assertThat(failing.trials())
        .singleElement()
        .satisfies(
            t -> {
              assertThat(t.getStatus().attempts()).isEqualTo(3);
              assertThat(t.getStatus().logTail()).contains("NoSuchOption");
            });

    var study =
        failing.apply(Quickstart.tiny().with("spec.budget.failedTrials", "1")).awaitComplete();
    assertThat(study.getStatus().trials().failed()).isEqualTo(1);
    assertThat(study.getStatus().best().trial()).isEqualTo("tiny-0001");
  }
}
