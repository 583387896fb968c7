package io.autoft.study;

import static io.autoft.api.v1alpha1.BaselineName.ZeroShot;
import static io.autoft.api.v1alpha1.TrialPurpose.FinalTraining;
import static io.autoft.testing.Studies.STUDY;
import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.api.v1alpha1.EnsembleCurve;
import io.autoft.api.v1alpha1.FinalTrainingResult;
import io.autoft.api.v1alpha1.TestEstimate;
import io.autoft.api.v1alpha1.TestScore;
import io.autoft.study.phase.Stage;
import io.autoft.testing.Trials;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is trained in the end, and what comes into the result. */
class FinalTrainingsTest {

  @Test
  void theResultTellsTheTestsOfTunedAndMixedModels() {
    var study = new PlannedStudy(STUDY);
    study.plan();
    while (study.log().of(FinalTraining).count() == 0) {
      study.unfinished().forEach(n -> study.scored(n, 0.5));
      study.plan();
    }
    var test = new TestScore("outlined", 0.5, 0.02, 600, new TestEstimate(0.6, 0.01, null), null);
    study
        .scored(9, 0.5)
        .set(
            8,
            t ->
                Trials.tested(
                    t.spec(),
                    0.7,
                    List.of(test),
                    Optional.of(new EnsembleCurve(0.3, List.of(0.1, 0.2), List.of()))))
        .plan();

    var finals = study.result().finalTrainings();
    assertThat(finals.get(0).tests()).containsExactly(test);
    assertThat(finals.get(0).alpha()).isEqualTo(0.3);
    assertThat(finals.get(1).alpha()).as("not mixed").isNull();
  }

  @Test
  void zeroShotCanBeComparedWithToo() {
    var study =
        new PlannedStudy(STUDY.with("spec.finalTraining.compare", "[ZeroShot, FineTuning]"));

    study.finish();
    assertThat(study.result().finalTrainings())
        .extracting(FinalTrainingResult::name)
        .containsExactly("AutoFT", "ZeroShot", "FineTuning");
    assertThat(study.spec(9).baseline()).isEqualTo(ZeroShot);
    assertThat(study.spec(9).parameters()).isEqualTo(study.spec(0).parameters());
  }

  @Test
  void aComparisonThatDivergesHasNoScore() {
    var study = new PlannedStudy(STUDY);
    study.plan();
    while (study.log().of(FinalTraining).count() == 0) {
      study.unfinished().forEach(n -> study.scored(n, 0.5));
      study.plan();
    }

    study.diverged(9).scored(8, 0.6).plan();
    assertThat(study.findings().stage()).isEqualTo(Stage.Complete);
    assertThat(study.result().finalTrainings())
        .extracting(FinalTrainingResult::name)
        .containsExactly("AutoFT");
  }

  @Test
  void aFinalTrainingThatFailsIsReplaced() {
    var study = new PlannedStudy(STUDY);
    study.plan();
    while (study.log().of(FinalTraining).count() == 0) {
      study.unfinished().forEach(n -> study.scored(n, 0.5));
      study.plan();
    }

    assertThat(study.failed(8).plan()).containsExactly(10);
    assertThat(study.spec(10).parameters()).isEqualTo(study.spec(8).parameters());
    assertThat(study.spec(10).seed()).isEqualTo(study.spec(8).seed());
    study.scored(9, 0.5).scored(10, 0.7).plan();
    assertThat(study.result().finalTrainings())
        .extracting(FinalTrainingResult::trial)
        .containsExactly("wildlife-0010", "wildlife-0009");
  }
}
