package io.autoft.cluster.study;

import static io.autoft.api.v1alpha1.BaselineName.FineTuning;
import static io.autoft.api.v1alpha1.TrialPurpose.Baseline;
import static io.autoft.testing.Studies.STUDY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.autoft.api.v1alpha1.BaselineScore;
import io.autoft.api.v1alpha1.TrialCounts;
import io.autoft.api.v1alpha1.TrialScore;
import io.autoft.status.ConditionSet;
import io.autoft.status.StudyStatusView;
import io.autoft.study.StudyPlanner;
import io.autoft.trial.Cause;
import io.autoft.trial.TrialLog;
import io.fabric8.kubernetes.api.model.Condition;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the status of a study shows from its first trial to its result. */
class StudyStatusViewTest {

  @Test
  void theStatusTellsWhereTheStudyStands() {
    var study = new ShownStudy(STUDY.with("spec.parallelism", "4"));
    study.plan();
    study.scored(0, 0.5).scored(1, 0.6).plan();
    study.scored(2, 0.75).diverged(3).failed(4).running(5).plan();

    var status = study.status();
    assertThat(status.observedGeneration()).isEqualTo(1);
    assertThat(status.stage()).isEqualTo("Searching");
    assertThat(status.trials()).isEqualTo(new TrialCounts(9, 1, 3, 1, 1, 0, 0, 0));
    assertThat(status.summary().trials()).isEqualTo("2/6");
    assertThat(status.summary().best()).isEqualTo("0.7500");
    assertThat(status.summary().baseline()).isEqualTo("0.6000");
    assertThat(status.summary().improvement()).isEqualTo("+0.1500");
    assertThat(status.best()).isEqualTo(new TrialScore("wildlife-0002", 0.75, 0.01));
    assertThat(status.baseline())
        .isEqualTo(new BaselineScore(FineTuning, "wildlife-0001", 0.6, 0.01));
    assertThat(status.result()).isNull();
    assertThat(status.searchDigest()).isEqualTo("d75bf5927f998d2a");
    assertThat(status.startTime()).isEqualTo("2026-03-01T12:00:01Z");
    assertThat(status.completionTime()).isNull();
    assertThat(conditions(study))
        .containsExactly(
            tuple("Ready", "True", "Accepted", "the search is under way"),
            tuple("Complete", "False", "Searching", "the search is under way"),
            tuple("Failed", "False", "NotFailed", ""),
            tuple("Suspended", "False", "NotSuspended", ""),
            tuple("Stalled", "False", "NotStalled", ""),
            tuple("Reconciling", "False", "Accepted", ""),
            tuple("Warning", "False", "NoWarning", ""));
  }

  @Test
  void aFinishedStudyStaysAsItIs() {
    var study = finished();
    var status = study.status();

    study.plan();
    assertThat(study.status()).isEqualTo(status);
  }

  @Test
  void whatHasComeOutOfAStudyStandsWhereItCannotBeLookedAfter() {
    var study = finished();
    var status = study.status();

    var failed = study.failedBy(new Cause("InternalError", "no answer"));
    assertThat(failed.with(failed.stage(), status.conditions())).isEqualTo(status);
    assertThat(
            new ConditionSet(status.conditions()).changedIn(new ConditionSet(failed.conditions())))
        .extracting(Condition::getType, Condition::getStatus, Condition::getReason)
        .containsExactly(
            tuple("Ready", "False", "InternalError"), tuple("Stalled", "True", "InternalError"));
  }

  @Test
  void aStudyThatCannotBeLookedAfterBeforeItsEndIsStalled() {
    var study = new ShownStudy(STUDY);
    study.plan();

    var failed = study.failedBy(new Cause("InternalError", "no answer"));
    assertThat(failed.stage()).isEqualTo("Stalled");
    assertThat(new ConditionSet(failed.conditions()).get("Complete"))
        .hasValueSatisfying(c -> assertThat(c.getReason()).isEqualTo("InternalError"));
  }

  @Test
  void aStudyThatFailedAndIsCompleteAtOnceWhenMoreMayFailEndsThen() {
    var study =
        new ShownStudy(
            STUDY
                .without("spec.finalTraining")
                .with("spec.budget", "{trials: 3, failedTrials: 0}"));
    study.plan();
    study.scored(0, 0.5).scored(1, 0.6).plan();
    study.scored(2, 0.7).scored(3, 0.8).plan();
    study.failed(4).plan();
    var first = study.status();
    assertThat(first.stage()).isEqualTo("Failed");

    study.change("spec.budget", "{trials: 2, failedTrials: 1}").plan();
    assertThat(study.status().stage()).isEqualTo("Complete");
    assertThat(study.status().completionTime()).isGreaterThan(first.completionTime());

    var second = study.status();
    study.plan();
    assertThat(study.status()).isEqualTo(second);
  }

  @Test
  void aStudyWithAnotherWinnerAtOnceEndsThen() {
    var study = new ShownStudy(STUDY.without("spec.finalTraining"));
    study.finish();
    var first = study.status();
    assertThat(first.result().trial()).isEqualTo("wildlife-0007");

    study.delete(7).change("spec.budget.trials", "5").plan();
    assertThat(study.status().stage()).isEqualTo("Complete");
    assertThat(study.status().result().trial()).isEqualTo("wildlife-0006");
    assertThat(study.status().completionTime()).isGreaterThan(first.completionTime());
  }

  @Test
  void aStudyThatHasFailedEndsOnceThoughTrialsStillRun() {
    var study =
        new ShownStudy(
            STUDY.with("spec.budget", "{trials: 6, durationSeconds: 60, failedTrials: 0}"));
    study.plan();
    study.scored(0, 0.5).scored(1, 0.6).plan();
    study.failed(3).after(90);
    study.plan();
    var failed = study.status();
    assertThat(failed.stage()).isEqualTo("Failed");
    assertThat(failed.result()).isNull();

    study.scored(2, 0.7).plan();
    assertThat(study.status().stage()).isEqualTo("Failed");
    assertThat(study.status().result().trial()).isEqualTo("wildlife-0002");
    assertThat(study.status().completionTime()).isEqualTo(failed.completionTime());
  }

  /** As where a search was changed after its end, and changed back. */
  @Test
  void aStudyThatWasHeldUpSinceItsEndHasNotEndedAgain() {
    var study = finished();
    var status = study.status();

    study.change("spec.search.seed", "9").plan();
    assertThat(study.status().stage()).isEqualTo("Stalled");
    study.change("spec.search.seed", "7").plan();

    assertThat(study.status().stage()).isEqualTo("Complete");
    assertThat(study.status().completionTime()).isEqualTo(status.completionTime());
  }

  /**
   * Whose trials were all deleted before: what came out of the former search is not the new one's.
   */
  @Test
  void aSearchThatStartsOverHasNoResultOfTheFormerOne() {
    var former = finished().status();
    assertThat(former.result()).isNotNull();
    var other = new ShownStudy(STUDY.with("spec.search.seed", "9"));
    other.plan();
    var state = other.state();

    var status =
        new StudyStatusView(state.study(), 2, Optional.of(former), state.now())
            .of(StudyPlanner.plan(state).findings());

    assertThat(status.result()).isNull();
    assertThat(status.confirmation()).isNull();
  }

  @Test
  void theStatusHasTheSameSizeAfterThousandsOfTrials() {
    assertThat(sizeOfStatusAfter(2000)).isBetween(1500, sizeOfStatusAfter(20) + 50);
  }

  @ParameterizedTest(name = "{0} after {1}: {2}")
  @CsvSource({"0.75, 0.625, +0.1250", "0.5, 0.5, +0.0000", "0.7, 0.8, -0.1000"})
  void anImprovementHasASign(double best, double baseline, String improvement) {
    var study = new ShownStudy(STUDY);

    study.finish(spec -> spec.purpose() == Baseline ? baseline : best);
    assertThat(study.status().summary().improvement()).isEqualTo(improvement);
  }

  @Test
  void aPassThatChangesNothingLeavesTheStatusAsItIs() {
    var study = new ShownStudy(STUDY);
    study.plan();

    var status = study.status();
    assertThat(study.shown(study.look())).isEqualTo(status);
  }

  @Test
  void aFinishedStudyThatGoesOnShowsItsResultUntilThereIsAnother() {
    var study = finished();
    var first = study.status();

    study.change("spec.budget.trials", "8").plan();
    assertThat(study.status().stage()).isEqualTo("Searching");
    assertThat(study.status().completionTime()).isNull();
    assertThat(study.status().result()).isEqualTo(first.result());
    assertThat(study.condition("Complete").getStatus()).isEqualTo("False");
    assertThat(study.status().summary().trials()).isEqualTo("6/8");

    study.finish();
    assertThat(study.status().stage()).isEqualTo("Complete");
    assertThat(study.status().result().trial()).isEqualTo("wildlife-0011");
  }

  @Test
  void withoutFinalTrainingAStudyEndsWithItsSearch() {
    var study = new ShownStudy(STUDY.without("spec.finalTraining"));

    study.finish();
    assertThat(study.status().stage()).isEqualTo("Complete");
    assertThat(study.condition("Complete").getReason()).isEqualTo("SearchFinished");
    assertThat(study.status().result().finalTrainings()).isEmpty();
  }

  @Test
  void aCompleteStudyShowsWhenItEndedAndItsResult() {
    var study = new ShownStudy(STUDY);
    study.search(spec -> spec.number() == 4 ? 0.9 : 0.5);
    assertThat(study.status().stage()).isEqualTo("Training");
    assertThat(study.status().completionTime()).isNull();

    study.scored(8, 0.91).scored(9, 0.55).plan();
    assertThat(study.status().stage()).isEqualTo("Complete");
    assertThat(study.status().completionTime()).isNotNull();
    assertThat(study.status().result()).isEqualTo(study.findings().result().orElseThrow());
  }

  @Test
  void aStudyWhoseFinalTrainingDivergesIsFailedAndShowsWhatTheSearchHasFound() {
    var study = new ShownStudy(STUDY);
    study.search(spec -> spec.number() == 4 ? 0.9 : 0.5);

    study.diverged(8).plan();
    assertThat(study.status().stage()).isEqualTo("Failed");
    assertThat(study.condition("Failed").getStatus()).isEqualTo("True");
    assertThat(study.condition("Failed").getReason()).isEqualTo("FinalTrainingDiverged");
    assertThat(study.condition("Failed").getMessage())
        .contains("what the search found, trial wildlife-0004, is in status.result");
    assertThat(study.condition("Complete").getStatus()).isEqualTo("False");
    assertThat(study.status().result().trial()).isEqualTo("wildlife-0004");
    assertThat(study.status().result().score()).isEqualTo(0.9);
  }

  @Test
  void afterConfirmationMeansAndAnIntervalAreShown() {
    var study = confirming();

    assertThat(study.status().stage()).isEqualTo("Confirming");
    assertThat(study.status().trials().confirmations()).isEqualTo(6);
    assertThat(study.status().summary().improvement()).isEqualTo("+0.0600");
    assertThat(study.status().confirmation()).isNull();

    study.finish(spec -> spec.baseline() == null ? 0.9 : 0.5);
    var summary = study.status().summary();
    assertThat(summary.best()).isEqualTo("0.9000");
    assertThat(summary.baseline()).isEqualTo("0.5000");
    assertThat(summary.improvement()).isEqualTo("+40.0 (+37.2 to +42.8)");
    assertThat(study.status().confirmation()).isEqualTo(study.status().result().confirmation());
  }

  @Test
  void aDifferenceThatIsNoneIsCalledSo() {
    var study = confirming();

    study.finish(spec -> 0.5);
    assertThat(study.status().summary().improvement()).isEqualTo("no significant difference");
  }

  @Test
  void whatIsInTheWayOfAPlanDoesNotLoseWhatConfirmationHasFound() {
    var study = confirming();
    study.unfinished().forEach(n -> study.scored(n, 0.5));
    var found = StudyPlanner.plan(study.state()).findings();
    var conflict = new Cause("NameConflict", "there is a ConfigMap");

    var status = study.shown(found.refusedBecause(conflict, found.log()));

    assertThat(status.stage()).isEqualTo("Stalled");
    assertThat(status.confirmation()).isEqualTo(found.confirmation().orElseThrow());
  }

  /**
   * As where a quota has room for some of its trials: its time and its numbers count from there.
   */
  @Test
  void aStudyOfWhoseFirstTrialsOneIsRefusedHasBegun() {
    var study = new ShownStudy(STUDY);
    study.plan();
    var state = study.state();
    var found = StudyPlanner.plan(state).findings();
    var conflict = new Cause("NameConflict", "there is a trial");
    var view = new StudyStatusView(state.study(), 1, Optional.empty(), state.now());

    var begun = view.of(found.refusedBecause(conflict, found.log()));
    var before = view.of(found.refusedBecause(conflict, new TrialLog(List.of())));

    assertThat(begun.searchDigest()).isEqualTo(state.study().digest());
    assertThat(begun.startTime()).isNotNull();
    assertThat(before.searchDigest()).isNull();
    assertThat(before.startTime()).isNull();
  }

  @Test
  void aStudyThatIsRefusedIsNotSummedUp() {
    var study = confirming();
    study.unfinished().forEach(n -> study.scored(n, 0.5));
    assertThat(StudyPlanner.needsResamples(study.state())).isTrue();

    study.change("spec.trainer.template", "{spec: {restartPolicy: Always}}");

    assertThat(StudyPlanner.needsResamples(study.state())).isFalse();
    assertThat(study.shown(StudyPlanner.plan(study.state())).confirmation()).isNull();
  }

  /** Up to the repeats of two candidates and of fine-tuning, with two seeds. */
  private static ShownStudy confirming() {
    var study =
        new ShownStudy(
            STUDY
                .with("spec.confirmation", "{candidates: 2, repeats: 2}")
                .with("spec.parallelism", "20"));
    study.plan();
    study.unfinished().forEach(n -> study.scored(n, 0.5 + 0.01 * n));
    study.plan();
    return study;
  }

  private static int sizeOfStatusAfter(int trials) {
    var study =
        new ShownStudy(
            STUDY
                .with("spec.search.sampler", "Random")
                .with("spec.parallelism", "1000")
                .with("spec.budget.trials", "" + trials));
    study.finish();
    try {
      return new ObjectMapper()
          .writeValueAsString(study.status())
          .getBytes(StandardCharsets.UTF_8)
          .length;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
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
