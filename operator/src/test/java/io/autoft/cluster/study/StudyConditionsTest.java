package io.autoft.cluster.study;

import static io.autoft.testing.Studies.STUDY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.fabric8.kubernetes.api.model.Condition;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the conditions of a study say while it goes on, is held up, or has ended. */
class StudyConditionsTest {

  private static final Tuple WARNING = tuple("Warning", "False", "NoWarning", "");

  @Test
  void aStudyThatFailedIsStalledAndNotReady() {
    var study = new ShownStudy(STUDY);
    study.plan();
    study.failed(0).failed(1).plan();
    study.failed(2).plan();

    assertThat(study.status().stage()).isEqualTo("Failed");
    assertThat(study.status().completionTime()).isNotNull();
    var message =
        "3 trials failed, budget.failedTrials allows 2; the last, wildlife-0002: TrainerError:"
            + " boom";
    assertThat(conditions(study))
        .containsExactly(
            tuple("Ready", "False", "TooManyFailures", message),
            tuple("Complete", "False", "TooManyFailures", message),
            tuple("Failed", "True", "TooManyFailures", message),
            tuple("Suspended", "False", "NotSuspended", ""),
            tuple("Stalled", "True", "TooManyFailures", message),
            tuple("Reconciling", "False", "Accepted", ""),
            WARNING);
  }

  @Test
  void aBlockedTrialStallsTheStudy() {
    var study = new ShownStudy(STUDY);
    study.plan();
    study.blocked(0, "DataMissing", "no folder /mnt/claims/wildlife").plan();

    assertThat(study.condition("Stalled"))
        .extracting(Condition::getStatus, Condition::getReason, Condition::getMessage)
        .containsExactly(
            "True", "DataMissing", "trial wildlife-0000: no folder /mnt/claims/wildlife");
    assertThat(study.condition("Ready"))
        .extracting(Condition::getStatus, Condition::getReason)
        .containsExactly("False", "DataMissing");
    assertThat(study.status().stage()).isEqualTo("Stalled");
    assertThat(study.status().trials().failed()).isZero();

    study.running(0).plan();
    assertThat(study.condition("Stalled").getStatus()).isEqualTo("False");
  }

  /** Whoever suspends before a node's maintenance waits for it. */
  @Test
  void aSuspendedStudyThatIsRefusedIsSuspendedStill() {
    var study = new ShownStudy(STUDY);
    study.plan();
    study.change("spec.suspend", "true").plan();
    study.change("spec.trainer.template", "{spec: {restartPolicy: Always}}").plan();

    assertThat(study.status().stage()).isEqualTo("Stalled");
    assertThat(study.condition("Suspended").getStatus()).isEqualTo("True");
    study.change("spec.suspend", "false").plan();
    assertThat(study.condition("Suspended").getStatus()).isEqualTo("False");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{spec: {restartPolicy: Always}}"})
  void whatIsNotToBeConfirmedAnyMoreHasNoVerdict(String template) {
    var study = new ShownStudy(STUDY.with("spec.confirmation", "{}"));
    study.plan();
    assertThat(study.condition("Confirmed").getReason()).isEqualTo("NotConfirmed");

    study.change("spec.trainer.template", template).change("spec.confirmation", "null").plan();

    assertThat(study.status().conditions())
        .extracting(Condition::getType)
        .doesNotContain("Confirmed");
  }

  @Test
  void aSuspendedStudyIsReadyAndNotStalled() {
    var study = new ShownStudy(STUDY);
    study.plan();
    study.change("spec.suspend", "true").plan();

    assertThat(study.status().stage()).isEqualTo("Suspended");
    assertThat(conditions(study))
        .contains(
            tuple("Ready", "True", "Accepted", "the search is under way"),
            tuple(
                "Suspended", "True", "Suspended", "no new trial until spec.suspend is false again"),
            tuple("Stalled", "False", "NotStalled", ""));

    study.change("spec.suspend", "false").plan();
    assertThat(study.status().stage()).isEqualTo("Searching");
    assertThat(study.condition("Suspended").getStatus()).isEqualTo("False");
  }

  @Test
  void aSuspendedStudyThatStopsItsTrialsSaysSo() {
    var study = new ShownStudy(STUDY.with("spec.suspendPolicy", "Stop"));
    study.plan();
    study.blocked(0, "DataMissing", "no folder").change("spec.suspend", "true").plan();
    study.plan();

    assertThat(conditions(study))
        .contains(
            tuple(
                "Suspended",
                "True",
                "Suspended",
                "no trial runs until spec.suspend is false again; those that were stopped then run"
                    + " anew"),
            tuple("Stalled", "False", "NotStalled", ""));
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
            tuple("Reconciling", "False", "InvalidSpec", ""),
            WARNING);
    assertThat(study.status().observedGeneration()).isEqualTo(1);

    assertThat(study.change("spec.trainer.template", "{}").plan()).containsExactly(0, 1);
    assertThat(study.status().observedGeneration()).isEqualTo(2);
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
  void aWarningGoesWithItsCause() {
    var study = new ShownStudy(STUDY.with("spec.search.startupTrials", "10"));
    study.plan();
    assertThat(study.condition("Warning"))
        .extracting(Condition::getStatus, Condition::getReason, Condition::getMessage)
        .containsExactly(
            "True",
            "StartupCoversBudget",
            "search.startupTrials is 10 and budget.trials 6: no trial is proposed from scores");

    study.change("spec.budget.trials", "11").plan();
    assertThat(study.condition("Warning"))
        .extracting(Condition::getStatus, Condition::getReason)
        .containsExactly("False", "NoWarning");
    assertThat(study.condition("Ready").getStatus()).isEqualTo("True");
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
            tuple("Reconciling", "False", "Accepted", ""),
            WARNING);
    assertThat(study.condition("Ready").getLastTransitionTime()).isEqualTo("2026-03-01T12:00:01Z");
    assertThat(study.status().summary().trials()).isEqualTo("6/6");
  }

  @Test
  void theVerdictOfAConfirmationIsACondition() {
    var study = new ShownStudy(STUDY.with("spec.confirmation", "{candidates: 1, repeats: 2}"));
    study.plan();
    assertThat(study.condition("Confirmed"))
        .extracting(Condition::getStatus, Condition::getReason)
        .containsExactly("False", "NotConfirmed");

    study.finish(spec -> spec.baseline() == null ? 0.4 : 0.5);
    assertThat(study.condition("Confirmed"))
        .extracting(Condition::getStatus, Condition::getReason, Condition::getMessage)
        .containsExactly(
            "True",
            "Worse",
            "wildlife-0002, over 2 fresh seeds: worse than ZeroShot by 10.0 points (95 % interval"
                + " -12.8 to -7.2)");
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
