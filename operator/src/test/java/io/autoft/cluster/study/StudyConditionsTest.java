package io.autoft.cluster.study;

import static io.autoft.api.v1alpha1.TrialPurpose.FinalTraining;
import static io.autoft.testing.Studies.STUDY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.autoft.study.proposal.Seeds;
import io.autoft.testing.Trials;
import io.fabric8.kubernetes.api.model.Condition;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** What the conditions of a study say while it goes on, is held up, or has ended. */
class StudyConditionsTest {

  @Test
  void tooManyFailuresFailTheStudyAndNothingIsTrained() {
    var study = new ShownStudy(STUDY);
    study.plan();
    study.scored(0, 0.5).scored(1, 0.6).plan();
    study.failed(2).failed(3).plan();
    assertThat(study.status().stage()).isEqualTo("Searching");

    study.failed(4);
    assertThat(study.plan()).isEmpty();
    assertThat(study.status().stage()).isEqualTo("Failed");
    assertThat(study.status().completionTime()).isNotNull();
    var message =
        "3 trials failed, budget.failedTrials allows 2; the last, wildlife-0004: TrainerError:"
            + " boom";
    assertThat(conditions(study))
        .containsExactly(
            tuple("Ready", "False", "TooManyFailures", message),
            tuple("Complete", "False", "TooManyFailures", message),
            tuple("Failed", "True", "TooManyFailures", message),
            tuple("Suspended", "False", "NotSuspended", ""),
            tuple("Stalled", "True", "TooManyFailures", message),
            tuple("Reconciling", "False", "Accepted", ""));

    study.change("spec.budget.failedTrials", "3");
    assertThat(study.plan()).as("a larger allowance lets it go on").containsExactly(6);
    assertThat(study.status().stage()).isEqualTo("Searching");
  }

  @Test
  void aSearchInWhichEveryTrialDivergesFails() {
    var study = new ShownStudy(STUDY);
    study.plan();
    while (!study.unfinished().isEmpty()) {
      study.unfinished().forEach(study::diverged);
      study.plan();
    }

    assertThat(study.specs()).hasSize(8);
    assertThat(study.status().stage()).isEqualTo("Failed");
    assertThat(study.condition("Failed").getReason()).isEqualTo("NoScore");
    assertThat(study.condition("Failed").getMessage())
        .isEqualTo("every trial of the search diverged; narrow search.space");
  }

  @Test
  void aFinalTrainingThatDivergesFailsTheStudy() {
    var study = new ShownStudy(STUDY);
    study.plan();
    while (study.log().of(FinalTraining).count() == 0) {
      study.unfinished().forEach(n -> study.scored(n, 0.5));
      study.plan();
    }

    study.diverged(8).plan();
    assertThat(study.condition("Failed").getReason()).isEqualTo("FinalTrainingDiverged");
    assertThat(study.condition("Failed").getMessage())
        .isEqualTo("the final training wildlife-0008 of the best objective diverged");
  }

  @Test
  void aBlockedTrialStallsTheStudyAndNothingIsAdded() {
    var study = new ShownStudy(STUDY);
    study.plan();
    study.blocked(0, "DataMissing", "no folder /mnt/claims/wildlife").scored(1, 0.6);

    assertThat(study.plan()).isEmpty();
    assertThat(study.condition("Stalled"))
        .extracting(Condition::getStatus, Condition::getReason, Condition::getMessage)
        .containsExactly(
            "True", "DataMissing", "trial wildlife-0000: no folder /mnt/claims/wildlife");
    assertThat(study.condition("Ready"))
        .extracting(Condition::getStatus, Condition::getReason)
        .containsExactly("False", "DataMissing");
    assertThat(study.status().stage()).isEqualTo("Stalled");
    assertThat(study.status().trials().failed()).isZero();

    study.running(0);
    assertThat(study.plan()).as("goes on when the cause is gone").containsExactly(2);
    assertThat(study.condition("Stalled").getStatus()).isEqualTo("False");
  }

  @Test
  void aTrialWithoutANodeStallsTheStudyOnlyWhenNothingRuns() {
    var study = new ShownStudy(STUDY);
    study.plan();
    study.running(0).set(1, t -> Trials.pending(t.spec(), "Unschedulable", "no GPU"));

    study.plan();
    assertThat(study.condition("Stalled").getStatus()).isEqualTo("False");
    study.scored(0, 0.5).plan();
    assertThat(study.unfinished()).containsExactly(1, 2);
    assertThat(study.condition("Stalled"))
        .extracting(Condition::getStatus, Condition::getReason, Condition::getMessage)
        .containsExactly("True", "Unschedulable", "trial wildlife-0001: no GPU");
    study.running(2).plan();
    assertThat(study.condition("Stalled").getStatus()).isEqualTo("False");
  }

  @Test
  void aSuspendedStudyCreatesNothingAndGoesOnWhereItWas() {
    var study = new ShownStudy(STUDY);
    study.plan();
    study.change("spec.suspend", "true").scored(0, 0.5);

    assertThat(study.plan()).isEmpty();
    assertThat(study.status().stage()).isEqualTo("Suspended");
    assertThat(conditions(study))
        .contains(
            tuple("Ready", "True", "Accepted", "the search is under way"),
            tuple(
                "Suspended", "True", "Suspended", "no new trial until spec.suspend is false again"),
            tuple("Stalled", "False", "NotStalled", ""));

    study.change("spec.suspend", "false");
    assertThat(study.plan()).containsExactly(2);
    assertThat(study.status().stage()).isEqualTo("Searching");
    assertThat(study.condition("Suspended").getStatus()).isEqualTo("False");
  }

  @Test
  void aFinishedStudyIsNotSuspended() {
    var study = finished();

    study.change("spec.suspend", "true").plan();
    assertThat(study.status().stage()).isEqualTo("Complete");
    assertThat(study.condition("Suspended").getStatus()).isEqualTo("False");
  }

  @Test
  void aTemplateThatMayNotBeIsRefusedUntilItIsChanged() {
    var study =
        new ShownStudy(STUDY.with("spec.trainer.template", "{spec: {restartPolicy: OnFailure}}"));

    assertThat(study.plan()).isEmpty();
    var message =
        "trainer.template.spec.restartPolicy may not be set: a trial's Job restarts its pods";
    assertThat(conditions(study))
        .containsExactly(
            tuple("Ready", "False", "InvalidSpec", message),
            tuple("Complete", "False", "InvalidSpec", message),
            tuple("Failed", "False", "NotFailed", ""),
            tuple("Suspended", "False", "NotSuspended", ""),
            tuple("Stalled", "True", "InvalidSpec", message),
            tuple("Reconciling", "False", "InvalidSpec", ""));

    assertThat(study.change("spec.trainer.template", "{}").plan()).containsExactly(0, 1);
    assertThat(study.condition("Ready").getStatus()).isEqualTo("True");
    assertThat(study.condition("Stalled").getStatus()).isEqualTo("False");
  }

  @Test
  void aTemplateThatIsNoneIsRefusedToo() {
    var study = new ShownStudy(STUDY.with("spec.trainer.template", "{spec: {containers: 5}}"));

    assertThat(study.plan()).isEmpty();
    assertThat(study.condition("Stalled").getMessage())
        .isEqualTo(
            "trainer.template is no pod template: another kind of value is needed at"
                + " spec.containers");
  }

  @Test
  void aChangeBeforeTheFirstScoreStartsOver() {
    var study = new ShownStudy(STUDY);
    study.plan();
    study.running(0).diverged(1).plan();
    study.change("spec.search.seed", "8");

    assertThat(study.look().remove())
        .containsExactly("wildlife-0000", "wildlife-0001", "wildlife-0002");
    assertThat(study.plan()).isEmpty();
    assertThat(study.status().trials().total()).isZero();
    assertThat(study.condition("Ready").getMessage())
        .isEqualTo("the search was changed before any score; starting over");
    assertThat(study.plan()).containsExactly(0, 1);
    assertThat(study.spec(0).seed()).isEqualTo(Seeds.BASELINE.seed(8, 0));
  }

  @Test
  void aChangeAfterTheFirstScoreIsRefusedUntilItIsTakenBack() {
    var study = new ShownStudy(STUDY);
    study.plan();
    study.scored(0, 0.5).plan();
    study.change("spec.search.seed", "8");

    assertThat(study.plan()).isEmpty();
    assertThat(study.look().remove()).isEmpty();
    assertThat(study.condition("Stalled"))
        .extracting(Condition::getStatus, Condition::getReason, Condition::getMessage)
        .containsExactly(
            "True",
            "SpecChanged",
            "trial wildlife-0000 has a score for another model, data, objective or search; change"
                + " them back or make a study with another name");
    assertThat(study.status().observedGeneration()).isEqualTo(2);

    study.scored(1, 0.6).change("spec.search.seed", "7");
    assertThat(study.plan()).containsExactly(3);
  }

  @Test
  void aCompleteStudyIsReady() {
    var study = finished();

    var message = "the final training has reported; see status.result";
    assertThat(conditions(study))
        .containsExactly(
            tuple("Ready", "True", "Accepted", message),
            tuple("Complete", "True", "FinalTrainingFinished", message),
            tuple("Failed", "False", "NotFailed", ""),
            tuple("Suspended", "False", "NotSuspended", ""),
            tuple("Stalled", "False", "NotStalled", ""),
            tuple("Reconciling", "False", "Accepted", ""));
    assertThat(study.condition("Ready").getLastTransitionTime()).isEqualTo("2026-03-01T12:00:01Z");
    assertThat(study.status().summary().trials()).isEqualTo("6/6");
  }

  private static Tuple[] conditions(ShownStudy study) {
    return study.status().conditions().stream()
        .map(c -> tuple(c.getType(), c.getStatus(), c.getReason(), c.getMessage()))
        .toArray(Tuple[]::new);
  }

  private static ShownStudy finished() {
    var study = new ShownStudy(STUDY);
    study.finish();
    return study;
  }
}
