package io.autoft.study.check;

import static io.autoft.testing.Studies.STUDY;
import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.study.Findings.Standing;
import io.autoft.study.PlannedStudy;
import io.autoft.study.phase.Stage;
import io.autoft.testing.Document;
import io.autoft.trial.Cause;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A study of an hour, which takes two trials at a time. */
class DurationBudgetTest {

  private static final Document HOUR =
      STUDY.with("spec.budget", "{trials: 100, durationSeconds: 3600}");

  @Test
  void whatRunsEndsAndCountsAndTheBestIsTrained() {
    var study = searching();
    study.after(3600);

    assertThat(study.scored(2, 0.7).plan()).as("no trial is added").isEmpty();
    assertThat(study.findings().cause())
        .isEqualTo(
            new Cause(
                "Searching",
                "budget.durationSeconds allows 3600; the search ends with the trials that run"));
    assertThat(study.scored(3, 0.8).plan()).containsExactly(4, 5);
    assertThat(study.spec(4).purpose()).isEqualTo(TrialPurpose.FinalTraining);
    assertThat(study.spec(4).sourceTrial()).isEqualTo("wildlife-0003");
  }

  @Test
  void theEndIsLookedForAtItsMoment() {
    var study = searching();
    study.after(1000);

    assertThat(study.look().lookAgain()).contains(Duration.ofSeconds(3600 - 1002));
    assertThat(study.after(3600).look().lookAgain()).as("trials that end are events").isEmpty();
  }

  @Test
  void timeInWhichItWasSuspendedDoesNotCount() {
    var study = searching();
    study.after(1000);
    study.change("spec.suspend", "true").plan();
    study.after(Duration.ofDays(30).toSeconds());
    assertThat(study.look().lookAgain()).isEmpty();
    study.change("spec.suspend", "false").plan();

    assertThat(study.findings().clock().secondsAt(study.now())).isEqualTo(1002);
    assertThat(study.scored(2, 0.7).plan()).containsExactly(4);
    assertThat(study.after(2600).scored(3, 0.7).plan()).isEmpty();
  }

  @Test
  void norDoesTheTimeInWhichARefusedStudyIsSuspended() {
    var study = searching();
    study.refusedBecause(new Cause("InvalidSpec", "no")).after(1000).plan();
    study.change("spec.suspend", "true").plan();
    study.after(1_000_000);
    study.acceptedAgain().change("spec.suspend", "false").plan();

    assertThat(study.findings().clock().secondsAt(study.now())).isBetween(1000L, 1010L);
  }

  @Test
  void aLongerOneExtendsAFinishedStudyByTheDifference() {
    var study = searching().after(3600);
    study.scored(2, 0.7).scored(3, 0.8).finish();
    assertThat(study.findings().stage()).isEqualTo(Stage.Complete);
    long spent = study.findings().clock().countedSeconds();
    study.after(Duration.ofDays(30).toSeconds()).plan();
    assertThat(study.findings().clock().countedSeconds()).as("the search is over").isEqualTo(spent);

    study.change("spec.budget.durationSeconds", "7200");
    assertThat(study.plan()).containsExactly(6, 7);
    assertThat(study.findings().stage()).isEqualTo(Stage.Searching);
    assertThat(study.look().lookAgain()).contains(Duration.ofSeconds(7200 - spent - 1));
    study.after(7200).scored(6, 0.9).finish();
    assertThat(study.result().trial()).isEqualTo("wildlife-0006");
  }

  @Test
  void withoutAScoreTheStudyFailsAndSaysSo() {
    var study = searching().after(3600);
    study.failed(2).failed(3).plan();

    assertThat(study.findings().stage()).isEqualTo(Stage.Failed);
    assertThat(study.findings().standing()).isEqualTo(Standing.ENDED);
    assertThat(study.findings().cause())
        .isEqualTo(
            new Cause(
                "NoScore",
                "the search has ended without a score: budget.durationSeconds allows 3600; with"
                    + " more, the study goes on"));
    study.change("spec.budget.durationSeconds", "9999");
    assertThat(study.plan()).containsExactly(4, 5);
  }

  @Test
  void baselinesThatHaveNotBegunDoNotBegin() {
    var study = new PlannedStudy(HOUR.with("spec.parallelism", "1"));
    study.plan();

    study.after(3600).scored(0, 0.5).plan();
    assertThat(study.specs()).hasSize(1);
    assertThat(study.findings().cause().reason()).isEqualTo("NoScore");
  }

  /** Both baselines have a score, and trials 2 and 3 run; three seconds have passed. */
  private static PlannedStudy searching() {
    var study = new PlannedStudy(HOUR);
    study.plan();
    study.scored(0, 0.5).scored(1, 0.6).plan();
    return study;
  }
}
