package io.autoft.cluster.crd;

import static io.autoft.cluster.crd.Documents.TRIAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.autoft.testing.Admission;
import io.autoft.testing.Document;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which trials a real API server takes, and what it says to the others. */
class TrialSchemaIT {

  @RegisterExtension static final Admission admission = new Admission();

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void accepts(String sentence, Document trial) {
    assertThat(admission.refusal(trial)).isEmpty();
  }

  static Stream<Arguments> accepts() {
    return Stream.of(
        arguments("a search trial", TRIAL),
        arguments("number 0", numbered("wildlife-0000", 0)),
        arguments("four digits", numbered("wildlife-1234", 1234)),
        arguments("five digits", numbered("wildlife-12345", 12345)),
        arguments(
            "a study whose name looks like a trial's",
            numbered("a-0001-0002", 2).with("spec.study", "a-0001")),
        arguments(
            "a baseline",
            TRIAL
                .with("spec.purpose", "Baseline")
                .with("spec.baseline", "ZeroShot")
                .with("spec.parameters", "{}")
                .without("spec.proposal")),
        arguments(
            "a candidate again",
            TRIAL
                .with("spec.purpose", "Confirmation")
                .with("spec.sourceTrial", "wildlife-0003")
                .without("spec.proposal")),
        arguments(
            "a baseline again",
            TRIAL
                .with("spec.purpose", "Confirmation")
                .with("spec.baseline", "FLYP")
                .without("spec.proposal")),
        arguments(
            "a final training",
            TRIAL
                .with("spec.purpose", "FinalTraining")
                .with("spec.sourceTrial", "wildlife-0003")
                .without("spec.proposal")),
        arguments("the smallest seed", TRIAL.with("spec.seed", "" + Long.MIN_VALUE)),
        arguments("the largest seed", TRIAL.with("spec.seed", "" + Long.MAX_VALUE)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void refuses(String sentence, Document trial, String message) {
    assertThat(admission.refusal(trial)).get().asString().contains(message);
  }

  static Stream<Arguments> refuses() {
    var name = "metadata.name must be the study's name, '-' and the number in four digits or more";
    return Stream.of(
        arguments("three digits", numbered("wildlife-007", 7), name),
        arguments("five digits for a small number", numbered("wildlife-00007", 7), name),
        arguments("another number", numbered("wildlife-0008", 7), name),
        arguments("another study", numbered("wild-0007", 7), name),
        arguments("a word in between", numbered("wildlife-x-0007", 7), name),
        arguments(
            "a baseline without its name",
            TRIAL.with("spec.purpose", "Baseline"),
            "baseline is needed while purpose is Baseline"),
        arguments(
            "a repeat of nothing",
            TRIAL.with("spec.purpose", "Confirmation"),
            "sourceTrial or baseline is needed while purpose is Confirmation"),
        arguments(
            "a repeat of two",
            TRIAL
                .with("spec.purpose", "Confirmation")
                .with("spec.baseline", "FLYP")
                .with("spec.sourceTrial", "wildlife-0003"),
            "sourceTrial or baseline is needed while purpose is Confirmation"),
        arguments(
            "an unknown purpose",
            TRIAL.with("spec.purpose", "Test"),
            "supported values: \"Baseline\", \"Confirmation\", \"FinalTraining\", \"Search\""),
        arguments("no seed", TRIAL.without("spec.seed"), "spec.seed: Required value"),
        arguments("no study", TRIAL.without("spec.study"), "spec.study: Required value"));
  }

  @Test
  void theSpecNeverChanges() {
    var stored = admission.create(numbered("wildlife-0100", 100));

    assertThat(admission.refusalOfUpdate(stored.with("metadata.labels", "{a: b}"))).isEmpty();
    assertThat(admission.refusalOfUpdate(stored.with("spec.seed", "5")))
        .get()
        .asString()
        .contains("the spec of a trial cannot change");
    assertThat(admission.refusalOfUpdate(stored.with("spec.parameters", "{learningRate: 1}")))
        .get()
        .asString()
        .contains("the spec of a trial cannot change");
  }

  @Test
  void specAndStatusAreWrittenApart() {
    var stored = admission.create(numbered("wildlife-0200", 200));
    var status = "{observedGeneration: 1, state: Scored, score: 0.5, attempts: 1}";

    var scored = admission.updateStatus(stored.with("status", status).with("spec.seed", "5"));
    assertThat(scored.at("spec")).isEqualTo(stored.at("spec"));
    assertThat(scored.at("status.score").doubleValue()).isEqualTo(0.5);

    var labelled =
        admission.update(
            scored.with("status.score", "0.9").with("metadata.labels", "{team: vision}"));
    assertThat(labelled.at("status")).isEqualTo(scored.at("status"));
    assertThat(labelled.at("metadata.labels.team").textValue()).isEqualTo("vision");
  }

  /** One that the operator could not read would end its watch of all trials. */
  @Test
  void aStatusHasNoNumberBeyond32Bits() {
    var stored = admission.create(numbered("wildlife-0400", 400));

    assertThat(admission.refusalOfStatus(stored.with("status", "{attempts: 2147483647}")))
        .isEmpty();
    assertThat(admission.refusalOfStatus(stored.with("status", "{attempts: 2147483648}")))
        .get()
        .asString()
        .contains("status.attempts");
  }

  @Test
  void aStaleStatusIsRefused() {
    var stored = admission.create(numbered("wildlife-0300", 300));
    admission.updateStatus(stored.with("status", "{state: Running}"));

    assertThat(admission.refusalOfStatus(stored.with("status", "{state: Scored}")))
        .get()
        .asString()
        .contains("the object has been modified");
  }

  private static Document numbered(String name, int number) {
    return TRIAL.with("metadata.name", name).with("spec.number", "" + number);
  }
}
