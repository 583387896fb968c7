package io.autoft.cli.view;

import static io.autoft.testing.Studies.STUDY;
import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.cli.report.ReportedStudy;
import io.autoft.cli.stored.StoredStudy;
import io.autoft.testing.Document;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparabilityTest {

  @Test
  void otherLossesAreWhatIsCompared() {
    var comparability = of(STUDY.with("spec.objective.losses", "[CrossEntropy]"));

    assertThat(comparability.warnings()).isEmpty();
    assertThat(comparability.ofScores()).isTrue();
    assertThat(comparability.ofTest("outlined")).isTrue();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "objective.metric | MacroF1 | their numbers are of different metrics",
        "data.oodValidation | {source: demo://icons} | their scores are of different examples",
        "search.seed | 8 | their scores may be of different examples, and the differences are not paired",
      })
  void scoresAreOfTheSameExamplesAndMetric(String path, String value, String meaning) {
    var comparability = of(STUDY.with("spec." + path, value));

    assertThat(comparability.ofScores()).isFalse();
    assertThat(comparability.warnings())
        .containsExactly("one and other differ in %s: %s".formatted(path, meaning));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "model | {source: demo://icons} | they begin with different models",
        "data.train | {source: demo://icons} | they train on different data",
        "trainer.image | trainer:2 | their trainers may compute differently",
      })
  void aGainMayComeFromElsewhere(String path, String value, String meaning) {
    var comparability = of(STUDY.with("spec." + path, value));

    assertThat(comparability.ofScores()).isTrue();
    assertThat(comparability.warnings())
        .containsExactly("one and other differ in %s: %s".formatted(path, meaning));
  }

  @Test
  void aTestOfTheSameNameMayBeAnotherSet() {
    assertThat(of(STUDY.with("spec.data.tests.0.split", "noisy")).ofTest("outlined")).isFalse();
  }

  @Test
  void versionsMayComputeOtherScores() {
    var other = new Comparability(study("one", STUDY, "1.2.3"), study("other", STUDY, "1.2.4"));

    assertThat(other.warnings())
        .containsExactly("one and other differ in autoft's version: their scores may differ");
  }

  /** Of a study in a cluster. */
  @Test
  void aVersionThatIsNotRecordedIsNoOther() {
    var other = new Comparability(study("one", STUDY, ""), study("other", STUDY, "1.2.4"));

    assertThat(other.warnings()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "finalTraining.epochs | 5 | finalTraining.epochs: their final models are trained for longer and shorter",
        "data.tests.0.name | dark | data.tests: their gains are means over other tests",
        "data.tests.0.split | noisy | data.tests: of the same name but not the same set: outlined",
      })
  void finalModelsAreOfTheSameTestsAndLength(String path, String value, String meaning) {
    var other =
        new Comparability(ended("one", STUDY), ended("other", STUDY.with("spec." + path, value)));

    assertThat(other.warnings()).containsExactly("one and other differ in " + meaning);
  }

  private static ComparedStudy ended(String label, Document document) {
    var study = new ReportedStudy(document).run(spec -> 0.7);
    return new ComparedStudy(label, study.stored(), study.trials());
  }

  private static Comparability of(Document other) {
    return new Comparability(study("one", STUDY, "1.2.3"), study("other", other, "1.2.3"));
  }

  private static ComparedStudy study(String label, Document document, String version) {
    var stored = new StoredStudy("wildlife", 1, version, document.at("spec"), Optional.empty());
    return new ComparedStudy(label, stored, List.of());
  }
}
