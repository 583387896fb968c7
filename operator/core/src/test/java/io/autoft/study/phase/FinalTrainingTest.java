package io.autoft.study.phase;

import static io.autoft.api.v1alpha1.BaselineName.FineTuning;
import static io.autoft.api.v1alpha1.BaselineName.ZeroShot;
import static io.autoft.testing.Studies.STUDY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.groups.Tuple.tuple;

import io.autoft.api.v1alpha1.AutoFTTrialSpec;
import io.autoft.api.v1alpha1.EnsembleCurve;
import io.autoft.api.v1alpha1.FinalTrainingResult;
import io.autoft.api.v1alpha1.TestEstimate;
import io.autoft.api.v1alpha1.TestScore;
import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.study.Findings.Standing;
import io.autoft.study.PlannedStudy;
import io.autoft.study.StudyFiles;
import io.autoft.testing.Trials;
import io.autoft.trial.Cause;
import io.autoft.trial.TrialRecord;
import io.autoft.trial.TrialUsage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FinalTrainingTest {

  @Test
  void theBestAndWhatItIsComparedWithAreTrainedInTheEnd() {
    var study = new PlannedStudy(STUDY).search(spec -> spec.number() == 4 ? 0.9 : 0.5);

    assertThat(study.findings().stage()).isEqualTo(Stage.Training);
    assertThat(study.unfinished()).containsExactly(8, 9);
    assertThat(study.spec(8))
        .isEqualTo(
            new AutoFTTrialSpec(
                "wildlife",
                8,
                TrialPurpose.FinalTraining,
                null,
                "wildlife-0004",
                study.spec(4).parameters(),
                6204229288792241L,
                "d75bf5927f998d2a",
                null));
    assertThat(study.spec(9).baseline()).isEqualTo(FineTuning);
    assertThat(study.spec(9).sourceTrial()).isNull();
    assertThat(study.spec(9).parameters()).isEqualTo(study.spec(1).parameters());
    assertThat(study.spec(9).seed()).as("sees the same batches").isEqualTo(study.spec(8).seed());

    study.scored(9, 0.55);
    assertThat(study.plan()).isEmpty();
    assertThat(study.findings().stage()).isEqualTo(Stage.Training);
    study.scored(8, 0.91).plan();
    assertThat(study.findings().stage()).isEqualTo(Stage.Complete);
    assertThat(study.findings().standing()).isEqualTo(Standing.ENDED);
    var result = study.result();
    assertThat(result.trial()).isEqualTo("wildlife-0004");
    assertThat(result.parameters()).isEqualTo(study.spec(4).parameters());
    assertThat(result.score()).isEqualTo(0.9);
    assertThat(result.standardError()).isEqualTo(0.01);
    assertThat(result.improvement()).isEqualTo(0.4, within(1e-12));
    assertThat(result.finalTrainings())
        .extracting(
            FinalTrainingResult::name, FinalTrainingResult::trial, FinalTrainingResult::score)
        .containsExactly(
            tuple("AutoFT", "wildlife-0008", 0.91), tuple("FineTuning", "wildlife-0009", 0.55));
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
  void aFinalTrainingThatFailsTooOftenLeavesWhatTheSearchHasFound() {
    var study = new PlannedStudy(STUDY).search(spec -> spec.number() == 4 ? 0.9 : 0.5);

    study.failed(8).plan();
    study.failed(10).plan();
    study.failed(11).plan();

    assertThat(study.findings().stage()).isEqualTo(Stage.Failed);
    assertThat(study.findings().cause().reason()).isEqualTo("TooManyFailures");
    assertThat(study.findings().cause().message())
        .endsWith("; what the search found, trial wildlife-0004, is in status.result");
    hasTheResultOfTheSearch(study);
  }

  /** It would take as long again, which may be days. */
  @Test
  void aFinalTrainingThatTakesTooLongIsTrainedAgainOnlyWithAnotherLimit() {
    var study = new PlannedStudy(STUDY).search(spec -> spec.number() == 4 ? 0.9 : 0.5);

    assertThat(study.set(8, t -> timedOut(t, 7199.2)).plan()).isEmpty();
    assertThat(study.findings().stage()).isEqualTo(Stage.Failed);
    assertThat(study.findings().cause())
        .isEqualTo(
            new Cause(
                "FinalTrainingTimeLimit",
                "the final training wildlife-0008 took longer than finalTraining.timeoutSeconds"
                    + " (7200); raise that, and it goes on from the last epoch that was kept; what the"
                    + " search found, trial wildlife-0004, is in status.result"));
    hasTheResultOfTheSearch(study);

    study.change("spec.finalTraining.timeoutSeconds", "7201");
    assertThat(study.plan()).containsExactly(10);
    assertThat(study.findings().stage()).isEqualTo(Stage.Training);
    study.change("spec.finalTraining.timeoutSeconds", "7200");
    assertThat(study.scored(9, 0.5).plan()).as("the new one runs").isEmpty();
    study.scored(10, 0.7).plan();
    assertThat(study.findings().stage()).isEqualTo(Stage.Complete);
  }

  /** As where its pod waited for its image for so long that its own deadline passed. */
  @Test
  void aFinalTrainingThatHadLessTimeThanItMayTakeIsTrainedAgain() {
    var study = new PlannedStudy(STUDY).search(spec -> 0.5);

    assertThat(study.set(8, t -> timedOut(t, 7198)).plan()).containsExactly(10);
  }

  /** The pods before were taken away soon, and count as attempts. */
  @Test
  void aFinalTrainingThatTakesTooLongInItsLastAttemptIsNotTrainedAgain() {
    var study = new PlannedStudy(STUDY).search(spec -> 0.5);

    study.set(
        8,
        t -> {
          var failed = timedOut(t, 0);
          return new TrialRecord(
              failed.spec(), failed.outcome(), new TrialUsage(3, 2, 7500, 0), 7200);
        });

    assertThat(study.plan()).isEmpty();
    assertThat(study.findings().cause().reason()).isEqualTo("FinalTrainingTimeLimit");
  }

  private static TrialRecord timedOut(TrialRecord training, double seconds) {
    return Trials.used(Trials.failed(training.spec(), "TimeLimit", "it is over"), seconds, 0);
  }

  @Test
  void aFinalTrainingThatDivergesFailsTheStudyAndLeavesWhatTheSearchHasFound() {
    var study = new PlannedStudy(STUDY).search(spec -> spec.number() == 4 ? 0.9 : 0.5);

    study.diverged(8).plan();
    assertThat(study.findings().stage()).isEqualTo(Stage.Failed);
    assertThat(study.findings().cause())
        .isEqualTo(
            new Cause(
                "FinalTrainingDiverged",
                "the final training wildlife-0008 of the best objective diverged; what the search"
                    + " found, trial wildlife-0004, is in status.result"));
    hasTheResultOfTheSearch(study);
  }

  @Test
  void aComparisonThatDivergesHasNoScore() {
    var study = new PlannedStudy(STUDY).search(spec -> 0.5);

    study.diverged(9).scored(8, 0.6).plan();
    assertThat(study.findings().stage()).isEqualTo(Stage.Complete);
    assertThat(study.result().finalTrainings())
        .extracting(FinalTrainingResult::name)
        .containsExactly("AutoFT");
  }

  @Test
  void aFinalTrainingThatFailsIsReplaced() {
    var study = new PlannedStudy(STUDY).search(spec -> 0.5);

    assertThat(study.failed(8).plan()).containsExactly(10);
    assertThat(study.spec(10).parameters()).isEqualTo(study.spec(8).parameters());
    assertThat(study.spec(10).seed()).isEqualTo(study.spec(8).seed());
    study.scored(9, 0.5).scored(10, 0.7).plan();
    assertThat(study.result().finalTrainings())
        .extracting(FinalTrainingResult::trial)
        .containsExactly("wildlife-0010", "wildlife-0009");
  }

  @Test
  void theResultHasTheTestsOfTunedAndMixedModels() {
    var study = new PlannedStudy(STUDY);
    study.search(spec -> 0.5);
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

  private static void hasTheResultOfTheSearch(PlannedStudy study) {
    assertThat(study.result().trial()).isEqualTo("wildlife-0004");
    assertThat(study.result().score()).isEqualTo(0.9);
    assertThat(study.result().finalTrainings()).isEmpty();
    assertThat(study.files()).extracting(StudyFiles::folder).containsExactly("wildlife-objective");
    assertThat(study.files().get(0).texts()).containsKeys("hparams.json", "result.txt");
  }
}
