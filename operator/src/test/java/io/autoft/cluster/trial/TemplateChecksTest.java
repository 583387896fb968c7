package io.autoft.cluster.trial;

import static io.autoft.testing.Studies.STUDY;
import static io.autoft.testing.Studies.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.cluster.BoundedParser;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateChecksTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      value = {
        "nothing; {}",
        "metadata; {metadata: {labels: {a: b}, annotations: {c: d}}}",
        "no metadata; {metadata: null}",
        "whose a pod is; {metadata: {labels: {app.kubernetes.io/managed-by: Helm}}}",
        "where to run; {spec: {nodeSelector: {gpu: a100}, tolerations: [{operator: Exists}]}}",
        "a replaced object; {spec: {securityContext: {$patch: replace}}}",
        "a null among the metadata; {metadata: {creationTimestamp: null, finalizers: null}}",
        "a null; {spec: {securityContext: {runAsUser: null}, nodeSelector: null}}",
        "a sidecar with a command; {spec: {containers: [{name: log, image: i, command: [a]}]}}",
        "the trainer's variables; {spec: {containers: [{name: trainer, env: [{name: A}]}]}}",
        "a shorter report; {spec: {containers: [{name: trainer, env: [{name: AUTOFT_REPORT_BYTES}]}]}}",
        "the trainer's resources; {spec: {containers: [{name: trainer, resources: {}}]}}",
        "what it does not know; {spec: {whatever: [1, {a: b}]}}",
        // The API server will say what is wrong with these.
        "an unnamed variable; {spec: {containers: [{name: trainer, env: [{value: x}]}]}}",
        "no variable at all; {spec: {containers: [{name: trainer, env: [null]}]}}",
      })
  void allows(String sentence, String template) {
    assertThat(complaint(template)).isEmpty();
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = ';',
      value = {
        "{spec: {restartPolicy: Always}};"
            + " restartPolicy may not be set: a trial's Job restarts its pods",
        "{spec: {activeDeadlineSeconds: 5}}; activeDeadlineSeconds may not be set: use"
            + " trainer.trialTimeoutSeconds or finalTraining.timeoutSeconds",
        "{spec: {containers: [{name: trainer, image: x}]}};"
            + " containers[name=trainer].image may not be set: use trainer.image",
        "{spec: {containers: [{name: trainer, command: [sh]}]}};"
            + " containers[name=trainer].command may not be set: the image knows it",
        "{spec: {containers: [{name: trainer, args: [a]}]}};"
            + " containers[name=trainer].args may not be set: the image knows them",
        "{spec: {containers: [{name: trainer, terminationMessagePath: /a}]}};"
            + " containers[name=trainer].terminationMessagePath may not be set: the score comes"
            + " through it",
        "{spec: {containers: [{name: trainer, terminationMessagePolicy: File}]}};"
            + " containers[name=trainer].terminationMessagePolicy may not be set: the score"
            + " depends on it",
        "{spec: {containers: [{name: trainer, env: [{name: A}, {name: AUTOFT_TRIAL}]}]}};"
            + " containers[name=trainer].env[name=AUTOFT_TRIAL] may not be set: names with"
            + " AUTOFT_ are the operator's",
        "{spec: {activeDeadlineSeconds: null}}; activeDeadlineSeconds may not be set: use"
            + " trainer.trialTimeoutSeconds or finalTraining.timeoutSeconds",
        "{spec: {$patch: replace, containers: [{name: log, image: i}]}}; $patch may not be set:"
            + " only objects within it can be replaced",
        "{spec: {containers: [{name: trainer, $patch: replace}]}};"
            + " containers[name=trainer].$patch may not be set: only objects within it can be"
            + " replaced",
        "{spec: {containers: [{name: trainer, terminationMessagePolicy: null}]}};"
            + " containers[name=trainer].terminationMessagePolicy may not be set: the score"
            + " depends on it",
        "{spec: {containers: [{name: trainer, env: null}]}};"
            + " containers[name=trainer].env may not be set: the trial's configuration is there",
        "{spec: {nodeName: worker-7}}; nodeName may not be set: it passes by the scheduler,"
            + " which nodeSelector with kubernetes.io/hostname does not",
        "{spec: {containers: [{name: log, image: i}, {image: j}]}};"
            + " containers[1] has no name, that of the trainer's container is trainer",
        "{spec: {containers: null}}; containers may not be set: the trainer's is one of them",
        "{spec: {containers: [null]}};"
            + " containers[0] has no name, that of the trainer's container is trainer",
        "{spec: {initContainers: [{image: i}]}};"
            + " initContainers[0] has no name, that of the trainer's container is trainer",
      })
  void refuses(String template, String complaint) {
    assertThat(complaint(template)).contains("trainer.template.spec." + complaint);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "finalizers: [example.com/a]",
        "ownerReferences: []",
        "name: a",
        "$patch: replace"
      })
  void refusesMetadataBesideLabelsAndAnnotations(String field) {
    assertThat(complaint("{metadata: {labels: {a: b}, %s}}".formatted(field)))
        .contains(
            "trainer.template.metadata.%s may not be set: only labels and annotations may"
                .formatted(field.split(":")[0]));
  }

  @ParameterizedTest
  @CsvSource({
    "autoft.io/trial, the operator's",
    "autoft.io/step, the operator's",
    "batch.kubernetes.io/job-name, the Job controller's",
    "job-name, the Job controller's",
    "controller-uid, the Job controller's"
  })
  void refusesLabelsByWhichAPodsTrialAndJobAreKnown(String label, String owner) {
    assertThat(complaint("{metadata: {labels: {a: b, %s: c}}}".formatted(label)))
        .contains(
            "trainer.template.metadata.labels.%s may not be set: it is %s".formatted(label, owner));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      value = {
        "{spec: 5}; spec",
        "{spec: {containers: 5}}; spec.containers",
        "{spec: {containers: [{name: trainer, ports: [{containerPort: many}]}]}};"
            + " spec.containers[0].ports[0].containerPort",
      })
  void refusesWhatIsNoTemplateAndNamesThePlace(String template, String place) {
    assertThat(complaint(template))
        .contains(
            "trainer.template is no pod template: another kind of value is needed at " + place);
  }

  @Test
  void refusesWhatWasTooLargeToBeKept() {
    assertThat(complaint("{%s: true}".formatted(BoundedParser.TOO_LARGE)))
        .contains(
            "trainer.template is too large: its names and values may have 131072 letters, less 16"
                + " for each value; files and scripts can be in a ConfigMap");
  }

  @Test
  void noTemplateIsNeeded() {
    assertThat(TemplateChecks.complaint(null)).isEmpty();
  }

  private static Optional<String> complaint(String template) {
    return TemplateChecks.complaint(
        spec(STUDY.with("spec.trainer.template", template)).trainer().template());
  }
}
