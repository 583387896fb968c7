package io.autoft.cluster.crd;

import static io.autoft.cluster.crd.Documents.FULL_STUDY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.autoft.testing.Admission;
import io.autoft.testing.Document;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What of a study may change and when, on a real API server. */
class StudyChangesIT {

  private static final AtomicInteger NAMES = new AtomicInteger();

  @RegisterExtension static final Admission admission = new Admission();

  /** Field, new value, until when it may change. */
  static Stream<Arguments> changes() {
    return Stream.of(
        arguments("spec.model.source", "demo://other", Until.A_SCORE),
        arguments("spec.data.train.maxExamples", "10", Until.A_SCORE),
        arguments("spec.data.train.options", "{leak: '0.5'}", Until.A_SCORE),
        arguments("spec.data.tests", "[]", Until.A_SCORE),
        arguments("spec.objective.metric", "Accuracy", Until.A_SCORE),
        arguments("spec.objective.losses", "[L2Distance, Hinge, CrossEntropy]", Until.A_SCORE),
        arguments("spec.search.seed", "8", Until.A_SCORE),
        arguments("spec.search.initialTrials", "[]", Until.A_SCORE),
        arguments("spec.search.space.lossWeight.max", "2", Until.A_SCORE),
        arguments("spec.model.precision", "FP32", Until.A_SCORE),
        arguments("spec.search.warmStart.studies", "[another]", Until.A_SCORE),
        arguments("spec.confirmation.candidates", "4", Until.CONFIRMATION),
        arguments("spec.confirmation.repeats", "4", Until.CONFIRMATION),
        arguments("spec.finalTraining.ensembling", "None", Until.FINAL_TRAINING),
        arguments("spec.finalTraining.testedAlphas", "All", Until.FINAL_TRAINING),
        arguments("spec.finalTraining.epochs", "21", Until.FINAL_TRAINING),
        arguments("spec.finalTraining.seeds", "2", Until.FINAL_TRAINING),
        arguments("spec.finalTraining.output", "pvc://models/b", Until.FINAL_TRAINING),
        arguments("spec.finalTraining.compare", "[ZeroShot]", Until.FINAL_TRAINING),
        arguments("spec.finalTraining.timeoutSeconds", "90000", Until.NEVER),
        arguments("spec.finalTraining.resources", "{limits: {memory: 8Gi}}", Until.NEVER),
        arguments("spec.budget.trials", "500", Until.NEVER),
        arguments("spec.budget.failedTrials", "0", Until.NEVER),
        arguments("spec.budget.gpuHours", "2", Until.NEVER),
        arguments("spec.budget.durationSeconds", "1", Until.NEVER),
        arguments("spec.parallelism", "1", Until.NEVER),
        arguments("spec.trainer.image", "ghcr.io/autoft/trainer:0.2.0", Until.NEVER),
        arguments("spec.trainer.template", "{}", Until.NEVER),
        arguments("spec.suspend", "false", Until.NEVER),
        arguments("spec.suspendPolicy", "Drain", Until.NEVER));
  }

  private enum Until {
    A_SCORE,
    CONFIRMATION,
    FINAL_TRAINING,
    NEVER
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("changes")
  void everythingMayChangeBeforeTheFirstScore(String field, String value, Until until) {
    var study = study("{total: 2, running: 2, succeeded: 0, diverged: 1, finalTrainings: 0}");

    assertThat(admission.refusalOfUpdate(study.with(field, value))).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("changes")
  void whatTheScoresDependOnIsFixedByTheFirst(String field, String value, Until until) {
    var study = study("{total: 3, running: 2, succeeded: 1, diverged: 0, finalTrainings: 0}");

    var refusal = admission.refusalOfUpdate(study.with(field, value));
    if (until == Until.A_SCORE) {
      assertThat(refusal)
          .get()
          .asString()
          .contains(
              field.split("\\.")[1] + " may change only until a trial has a score",
              "budget, parallelism, report, trainer, suspend and suspendPolicy may change at any time");
    } else {
      assertThat(refusal).isEmpty();
    }
  }

  @Test
  void aChangeInTheMomentBeforeTheFirstScoreIsCountedCanBeTakenBack() {
    var study = study("{total: 3, running: 2, succeeded: 1, diverged: 0, finalTrainings: 0}");
    var changed =
        admission.updateStatus(
            study.with(
                "status.conditions",
                "[{type: Stalled, status: 'True', reason: SpecChanged, message: '',"
                    + " lastTransitionTime: '2026-03-01T12:00:00Z'}]"));

    for (var field : List.of("model.precision: FP32", "search.seed: 8")) {
      var change = field.split(": ");
      assertThat(admission.refusalOfUpdate(changed.with("spec." + change[0], change[1]))).isEmpty();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("changes")
  void finalTrainingIsFixedOnceItHasBegun(String field, String value, Until until) {
    var study = study("{total: 14, running: 1, succeeded: 12, diverged: 0, finalTrainings: 1}");

    var refusal = admission.refusalOfUpdate(study.with(field, value));
    if (until == Until.FINAL_TRAINING) {
      assertThat(refusal)
          .get()
          .asString()
          .contains("finalTraining may change only until it has begun");
    } else {
      assertThat(refusal.isEmpty()).isEqualTo(until == Until.NEVER || until == Until.CONFIRMATION);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("changes")
  void confirmationIsFixedOnceItHasBegun(String field, String value, Until until) {
    var study =
        study(
            "{total: 14, running: 1, succeeded: 12, diverged: 0, finalTrainings: 0, confirmations:"
                + " 1}");

    var refusal = admission.refusalOfUpdate(study.with(field, value));
    if (until == Until.CONFIRMATION) {
      assertThat(refusal)
          .get()
          .asString()
          .contains("confirmation may change only until it has begun");
    } else {
      assertThat(refusal.isEmpty()).isEqualTo(until != Until.A_SCORE);
    }
  }

  @Test
  void testsMayChangePlacesForTheyAreToldApartByName() {
    var study = study("{total: 3, running: 2, succeeded: 1, diverged: 0, finalTrainings: 0}");
    var tests = study.at("spec.data.tests");

    assertThat(
            admission.refusalOfUpdate(
                study.with("spec.data.tests", "[%s, %s]".formatted(tests.get(1), tests.get(0)))))
        .isEmpty();
  }

  @Test
  void confirmationCanBeAddedToAFinishedSearchAndNotTakenAway() {
    var finished =
        study(
            FULL_STUDY.without("spec.confirmation"),
            "{total: 13, running: 0, succeeded: 12, diverged: 0, finalTrainings: 0}");
    var begun =
        study(
            "{total: 13, running: 1, succeeded: 12, diverged: 0, finalTrainings: 0,"
                + " confirmations: 1}");

    assertThat(admission.refusalOfUpdate(finished.with("spec.confirmation", "{}"))).isEmpty();
    assertThat(admission.refusalOfUpdate(begun.without("spec.confirmation")))
        .get()
        .asString()
        .contains("confirmation may change only until it has begun");
  }

  @Test
  void finalTrainingCannotBeTakenAwayWhileItRuns() {
    var study = study("{total: 14, running: 1, succeeded: 12, diverged: 0, finalTrainings: 1}");

    assertThat(admission.refusalOfUpdate(study.without("spec.finalTraining")))
        .get()
        .asString()
        .contains("finalTraining may change only until it has begun");
  }

  @Test
  void finalTrainingCanBeAddedToAFinishedSearch() {
    var study =
        study(
            FULL_STUDY.without("spec.finalTraining"),
            "{total: 13, running: 0, succeeded: 12, diverged: 0, finalTrainings: 0}");

    var finalTraining = FULL_STUDY.at("spec.finalTraining").toString();
    assertThat(admission.refusalOfUpdate(study.with("spec.finalTraining", finalTraining)))
        .isEmpty();
  }

  @Test
  void aFinalTrainingThatLeavesItsWarmupToTheDefaultIsFixedAsAnyOther() {
    var study =
        study(
            FULL_STUDY.without("spec.finalTraining.warmupSteps"),
            "{total: 14, running: 1, succeeded: 12, diverged: 0, finalTrainings: 1}");

    assertThat(admission.refusalOfUpdate(study.with("spec.parallelism", "5"))).isEmpty();
    assertThat(admission.refusalOfStatus(study.with("status.stage", "Complete"))).isEmpty();
    for (var change : List.of("warmupSteps", "epochs")) {
      assertThat(admission.refusalOfUpdate(study.with("spec.finalTraining." + change, "7")))
          .get()
          .asString()
          .endsWith("suspendPolicy may change at any time")
          .contains("\"object\": finalTraining may change only until it has begun");
    }
  }

  @Test
  void theStatusOfAnOldSpecCanStillBeWritten() {
    var study = study("{total: 14, running: 1, succeeded: 12, diverged: 0, finalTrainings: 1}");

    assertThat(admission.refusalOfStatus(study.with("status.stage", "Complete"))).isEmpty();
  }

  @Test
  void specAndStatusAreWrittenApart() {
    var study = study("{total: 3, running: 2, succeeded: 1, diverged: 0, finalTrainings: 0}");

    var changed =
        admission.update(study.with("spec.parallelism", "5").with("status.stage", "Failed"));
    assertThat(changed.at("status")).isEqualTo(study.at("status"));
    assertThat(changed.at("metadata.generation").intValue())
        .isEqualTo(study.at("metadata.generation").intValue() + 1);

    var written =
        admission.updateStatus(
            changed.with("spec.parallelism", "9").with("status.stage", "Complete"));
    assertThat(written.at("spec")).isEqualTo(changed.at("spec"));
    assertThat(written.at("status.stage").textValue()).isEqualTo("Complete");
  }

  @Test
  void unknownFieldsAreDroppedWhereTheyAreNotRefused() {
    var study = FULL_STUDY.with("metadata.name", "pruned").with("spec.search.pruner", "Median");

    assertThat(admission.create(study).at("spec.search.pruner").isMissingNode()).isTrue();
  }

  private static Document study(String trials) {
    return study(FULL_STUDY, trials);
  }

  private static Document study(Document study, String trials) {
    var stored =
        admission.create(study.with("metadata.name", "changes-" + NAMES.incrementAndGet()));
    return admission.updateStatus(
        stored.with(
            "status",
            "{observedGeneration: 1, stage: Searching, trials: "
                + trials.replace("}", ", failed: 0, disruptions: 0}}")));
  }
}
