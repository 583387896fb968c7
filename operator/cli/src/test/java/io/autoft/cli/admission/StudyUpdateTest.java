package io.autoft.cli.admission;

import static io.autoft.cli.admission.StudyFiles.SOURCE;
import static io.autoft.cli.admission.StudyFiles.STUDY;
import static io.autoft.cli.admission.StudyFiles.admitted;
import static io.autoft.cli.admission.StudyFiles.complaints;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.autoft.cli.admission.Admission.Admitted;
import io.autoft.testing.Document;
import org.junit.jupiter.api.Test;

/** What becomes of a study whose file has been edited. */
class StudyUpdateTest {

  @Test
  void anUpdateKeepsTheNameAndTheStatus() {
    var stored = admitted(STUDY.with("spec.parallelism", "2")).study().deepCopy();
    ((ObjectNode) stored.at("/status")).put("stage", "Failed");

    assertThat(update(STUDY, stored))
        .isInstanceOfSatisfying(
            Admitted.class,
            updated -> {
              assertThat(updated.study().at("/status/stage").textValue()).isEqualTo("Failed");
              assertThat(updated.spec().parallelism()).isEqualTo(1);
            });
    assertThat(complaints(update(STUDY.with("metadata.name", "other"), stored)))
        .containsExactly("metadata.name: Invalid value: \"other\": field is immutable");
  }

  @Test
  void aScoreFixesWhatItDependsOn() {
    var tests = "[{name: %s, source: 'demo://a'}, {name: %s, source: 'demo://a'}]";
    var study = STUDY.with("spec.data.tests", tests.formatted("a", "b"));
    var unscored = scored(study, 0);
    var scored = scored(study, 1);
    var changed = study.with("spec.data.train.maxExamples", "10");

    assertThat(update(changed, unscored)).isInstanceOf(Admitted.class);
    assertThat(complaints(update(changed, scored)))
        .containsExactly(
            "spec.data: Invalid value: \"object\": data may change only until a trial has a score"
                + " (create another study instead); budget, parallelism, report, trainer,"
                + " suspend and suspendPolicy may change at any time");

    var reordered = study.with("spec.data.tests", tests.formatted("b", "a"));
    assertThat(update(reordered, scored)).isInstanceOf(Admitted.class);
    var written = study.with("spec.search", "{clipNorm: 1, innerSteps: 10}");
    assertThat(update(written, scored)).isInstanceOf(Admitted.class);
  }

  @Test
  void whatAnUpdateLeavesAsItWasIsNotHeldAgainstIt() {
    var earlier = STUDY.with("spec.parallelism", "0").with("spec.data.train.source", "earlier");
    var changed = earlier.with("spec.search", "{seed: 1}");

    assertThat(update(changed, earlier.root())).isInstanceOf(Admitted.class);
    assertThat(complaints(update(changed.with("spec.data.train.split", "test"), earlier.root())))
        .containsExactly("spec.data.train.source: Invalid value: \"object\": " + SOURCE);
  }

  @Test
  void refusesWhatAnotherVersionHasStoredAndThisOneCannotRead() {
    var stored = STUDY.with("spec.model.precision", "FP8");

    assertThat(complaints(update(stored, stored.root())))
        .singleElement()
        .asString()
        .startsWith("spec: this version cannot read it: ")
        .contains("FP8");
  }

  private static Admission update(Document study, JsonNode stored) {
    return StudyAdmission.admitUpdate(study.root().toString(), stored);
  }

  private static JsonNode scored(Document study, int succeeded) {
    return Document.of(admitted(study).study().toString())
        .with(
            "status",
            "{trials: {total: 2, running: 1, succeeded: %d, diverged: 0, failed: 0,"
                    .formatted(succeeded)
                + " disruptions: 0, finalTrainings: 0}}")
        .root();
  }
}
