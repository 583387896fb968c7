package io.autoft.study;

import static io.autoft.testing.Studies.STUDY;
import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.api.v1alpha1.FinalTrainingResult;
import io.autoft.study.Findings.Standing;
import io.autoft.study.phase.Stage;
import io.autoft.study.proposal.Seeds;
import io.autoft.trial.Cause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When trials are created, and when none is. */
class StudyPlannerTest {

  @ParameterizedTest(name = "{0} at once")
  @CsvSource({"1, 1", "2, 2", "5, 5", "8, 8", "100, 8"})
  void asManyTrialsRunAsParallelismAndBudgetAllow(int parallelism, int created) {
    var study = new PlannedStudy(STUDY.with("spec.parallelism", "" + parallelism));

    assertThat(study.plan()).hasSize(created);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"GP, 1", "Auto, 1", "TPE, 2", "CMAES, 2"})
  void proposalsThatTakeLongAreMadeOneAPass(String sampler, int created) {
    var study =
        new PlannedStudy(STUDY.with("spec.parallelism", "4").with("spec.search.sampler", sampler));

    var first = study.look();
    assertThat(first.create())
        .as("the baselines, which are not proposed, and the first proposals")
        .hasSize(2 + created);
    assertThat(first.lookAgain().isPresent()).isEqualTo(created == 1);
    assertThat(study.plan()).as("in several passes").containsExactly(0, 1, 2, 3);
    assertThat(study.look().lookAgain()).isEmpty();
  }

  @Test
  void planningTwiceCreatesNothing() {
    var study = new PlannedStudy(STUDY.with("spec.parallelism", "4"));

    assertThat(study.plan()).hasSize(4);
    assertThat(study.plan()).isEmpty();
    var findings = study.findings();
    assertThat(study.look().findings()).isEqualTo(findings);
  }

  @Test
  void anAsynchronousStudyFillsAFreedSlotAtOnce() {
    var study = new PlannedStudy(STUDY);
    study.plan();
    study.running(0).running(1);
    assertThat(study.plan()).isEmpty();

    assertThat(study.scored(1, 0.6).plan()).containsExactly(2);
    assertThat(study.diverged(2).plan()).containsExactly(3);
    assertThat(study.failed(3).plan()).containsExactly(4);
    assertThat(study.unfinished()).containsExactly(0, 4);
  }

  // What holds it up.

  @Test
  void nothingIsAddedWhileATrialIsBlocked() {
    var study = new PlannedStudy(STUDY);
    study.plan();
    study.blocked(0, "DataMissing", "no folder /mnt/claims/wildlife").scored(1, 0.6);

    assertThat(study.plan()).isEmpty();
    assertThat(study.log().failures()).isZero();

    study.running(0);
    assertThat(study.plan()).as("goes on when the cause is gone").containsExactly(2);
  }

  @Test
  void aSuspendedStudyCreatesNothingAndGoesOnWhereItWas() {
    var study = new PlannedStudy(STUDY);
    study.plan();
    study.change("spec.suspend", "true").scored(0, 0.5);

    assertThat(study.plan()).isEmpty();
    assertThat(study.findings().standing()).isEqualTo(Standing.SUSPENDED);

    study.change("spec.suspend", "false");
    assertThat(study.plan()).containsExactly(2);
    assertThat(study.findings().standing()).isEqualTo(Standing.ACTIVE);
    assertThat(study.findings().stage()).isEqualTo(Stage.Searching);
  }

  @Test
  void aStudyThatStopsItsTrialsNamesAllThatHaveNotEnded() {
    var study = new PlannedStudy(STUDY.with("spec.suspendPolicy", "Stop"));
    study.plan();
    study.scored(0, 0.5).plan();
    assertThat(study.look().stop()).as("while it is not suspended").isEmpty();
    study.running(1).change("spec.suspend", "true");

    assertThat(study.look().stop()).containsExactly("wildlife-0001", "wildlife-0002");
    assertThat(study.look().create()).isEmpty();
    study.refusedBecause(new Cause("InvalidSpec", "no"));
    assertThat(study.look().stop()).hasSize(2);

    study.acceptedAgain().change("spec.suspend", "false");
    assertThat(study.look().stop()).isEmpty();
    assertThat(study.plan()).as("their places are taken").isEmpty();
    assertThat(study.log().failures()).isZero();
  }

  @Test
  void aStudyThatDrainsStopsNothing() {
    var study = new PlannedStudy(STUDY);
    study.plan();

    assertThat(study.change("spec.suspend", "true").look().stop()).isEmpty();
  }

  @Test
  void aFinishedStudyIsNotSuspended() {
    var study = new PlannedStudy(STUDY).finish();

    study.change("spec.suspend", "true").plan();
    assertThat(study.findings().stage()).isEqualTo(Stage.Complete);
    assertThat(study.findings().standing()).isEqualTo(Standing.ENDED);
  }

  @Test
  void aStudyWhoseTrialsCannotBeRunIsRefusedUntilItIsChanged() {
    var cause = new Cause("InvalidSpec", "trainer.template is no pod template");
    var study = new PlannedStudy(STUDY).refusedBecause(cause);

    assertThat(study.plan()).isEmpty();
    assertThat(study.complaint()).isEqualTo(cause);

    assertThat(study.acceptedAgain().plan()).containsExactly(0, 1);
    assertThat(study.findings().standing()).isEqualTo(Standing.ACTIVE);
  }

  /** As where the policy of the platform has become stricter since. */
  @Test
  void aStudyThatHasEndedIsNotRefusedUntilItIsToGoOn() {
    var cause = new Cause("PolicyViolation", "trainer.template: hostPath is not allowed");
    var study = new PlannedStudy(STUDY);
    study.finish(trial -> 0.5);
    var ended = study.findings();

    study.refusedBecause(cause);
    assertThat(study.plan()).isEmpty();
    assertThat(study.findings()).isEqualTo(ended);
    assertThat(study.findings().stage()).isEqualTo(Stage.Complete);

    study.change("spec.budget.trials", "30");
    assertThat(study.plan()).isEmpty();
    assertThat(study.complaint()).isEqualTo(cause);
  }

  // What users change.

  @Test
  void aChangeBeforeTheFirstScoreStartsOver() {
    var study = new PlannedStudy(STUDY);
    study.plan();
    study.running(0).diverged(1).plan();
    study.change("spec.search.seed", "8");

    assertThat(study.look().remove())
        .containsExactly("wildlife-0000", "wildlife-0001", "wildlife-0002");
    assertThat(study.plan()).isEmpty();
    assertThat(study.findings().log().entries()).isEmpty();
    assertThat(study.findings().cause().message())
        .isEqualTo("the search was changed before any score; starting over");
    assertThat(study.plan()).containsExactly(0, 1);
    assertThat(study.spec(0).seed()).isEqualTo(Seeds.BASELINE.seed(8, 0));
  }

  @Test
  void aFinishedStudyWithALargerBudgetGoesOnAndTrainsWhatHasNotBeenTrained() {
    var study = new PlannedStudy(STUDY).finish();
    assertThat(study.specs()).hasSize(10);
    var first = study.result();

    study.change("spec.budget.trials", "8");
    assertThat(study.plan()).containsExactly(10, 11);
    assertThat(study.findings().stage()).isEqualTo(Stage.Searching);
    assertThat(study.findings().standing()).isEqualTo(Standing.ACTIVE);
    assertThat(study.result()).as("stands until there is another").isEqualTo(first);
    assertThat(study.spec(10).proposal().finished()).as("no final training").isEqualTo("2-7");

    study.finish();
    assertThat(study.findings().stage()).isEqualTo(Stage.Complete);
    assertThat(study.result().trial()).isEqualTo("wildlife-0011");
    assertThat(study.result().finalTrainings())
        .extracting(FinalTrainingResult::trial)
        .as("the baseline's would come out the same")
        .containsExactly("wildlife-0012", "wildlife-0009");
    assertThat(study.specs()).hasSize(13);
  }

  @Test
  void aLargerBudgetThatChangesNothingTrainsNothing() {
    var study = new PlannedStudy(STUDY).finish();

    study.change("spec.budget.trials", "7").plan();
    study.scored(10, 0.1).plan();

    assertThat(study.findings().stage()).isEqualTo(Stage.Complete);
    assertThat(study.result().trial()).isEqualTo("wildlife-0007");
    assertThat(study.result().finalTrainings())
        .extracting(FinalTrainingResult::trial)
        .containsExactly("wildlife-0008", "wildlife-0009");
    assertThat(study.specs()).hasSize(11);
  }

  @Test
  void lessParallelismStopsNothingThatRuns() {
    var study = new PlannedStudy(STUDY.with("spec.parallelism", "4"));
    study.plan();
    study.change("spec.parallelism", "1").scored(0, 0.5).scored(1, 0.5).scored(2, 0.5);

    assertThat(study.plan()).isEmpty();
    assertThat(study.look().remove()).isEmpty();
    assertThat(study.scored(3, 0.5).plan()).containsExactly(4);
  }

  @Test
  void aFinishedStudyStaysAsItIs() {
    var study = new PlannedStudy(STUDY).finish();
    var findings = study.findings();

    assertThat(study.plan()).isEmpty();
    assertThat(study.findings()).isEqualTo(findings);
  }
}
