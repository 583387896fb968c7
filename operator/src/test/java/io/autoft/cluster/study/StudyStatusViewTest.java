package io.autoft.cluster.study;

import static io.autoft.api.v1alpha1.BaselineName.FineTuning;
import static io.autoft.api.v1alpha1.BaselineName.ZeroShot;
import static io.autoft.api.v1alpha1.TrialPurpose.Baseline;
import static io.autoft.api.v1alpha1.TrialPurpose.FinalTraining;
import static io.autoft.testing.Studies.STUDY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.autoft.api.v1alpha1.AutoFTTrialSpec;
import io.autoft.api.v1alpha1.BaselineScore;
import io.autoft.api.v1alpha1.FinalTrainingResult;
import io.autoft.api.v1alpha1.TrialCounts;
import io.autoft.api.v1alpha1.TrialScore;
import java.nio.charset.StandardCharsets;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

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
    assertThat(status.trials()).isEqualTo(new TrialCounts(9, 1, 3, 1, 1, 0, 0));
    assertThat(status.summary().trials()).isEqualTo("2/6");
    assertThat(status.summary().best()).isEqualTo("0.7500");
    assertThat(status.summary().baseline()).isEqualTo("0.6000");
    assertThat(status.summary().improvement()).isEqualTo("+0.1500");
    assertThat(status.best()).isEqualTo(new TrialScore("wildlife-0002", 0.75, 0.01));
    assertThat(status.baseline())
        .isEqualTo(new BaselineScore(FineTuning, "wildlife-0001", 0.6, 0.01));
    assertThat(status.result()).isNull();
    assertThat(status.searchDigest()).isEqualTo("bacb242c43185a7c");
    assertThat(status.startTime()).isEqualTo("2026-03-01T12:00:01Z");
    assertThat(status.completionTime()).isNull();
    assertThat(conditions(study))
        .containsExactly(
            tuple("Ready", "True", "Accepted", "the search is under way"),
            tuple("Complete", "False", "Searching", "the search is under way"),
            tuple("Failed", "False", "NotFailed", ""),
            tuple("Suspended", "False", "NotSuspended", ""),
            tuple("Stalled", "False", "NotStalled", ""),
            tuple("Reconciling", "False", "Accepted", ""));
  }

  @Test
  void aFinishedStudyStaysAsItIs() {
    var study = finished();
    var status = study.status();

    assertThat(study.plan()).isEmpty();
    assertThat(study.status()).isEqualTo(status);
  }

  @Test
  void theStatusHasTheSameSizeAfterThousandsOfTrials() {
    assertThat(sizeOfStatusAfter(2000)).isBetween(1500, sizeOfStatusAfter(20) + 50);
  }

  @Test
  void aWorseResultHasANegativeImprovement() {
    var study = new ShownStudy(STUDY);

    study.finish(spec -> spec.purpose() == Baseline ? 0.8 : 0.7);
    assertThat(study.status().summary().improvement()).isEqualTo("-0.1000");
    assertThat(study.status().stage()).isEqualTo("Complete");
  }

  @Test
  void ofEqualScoresTheEarlierWins() {
    var study = new ShownStudy(STUDY);

    study.finish(spec -> 0.5);
    assertThat(study.status().result().trial()).isEqualTo("wildlife-0002");
    assertThat(study.status().baseline())
        .isEqualTo(new BaselineScore(ZeroShot, "wildlife-0000", 0.5, 0.01));
    assertThat(study.status().summary().improvement()).isEqualTo("+0.0000");
  }

  @Test
  void aCrossEntropyIsMinimised() {
    var study = new ShownStudy(STUDY.with("spec.objective.metric", "CrossEntropy"));

    study.finish(spec -> 2.0 - 0.125 * spec.number());
    assertThat(study.status().best()).isEqualTo(new TrialScore("wildlife-0007", 1.125, 0.01));
    assertThat(study.status().baseline().trial()).isEqualTo("wildlife-0001");
    assertThat(study.status().result().improvement()).isEqualTo(0.75);
    assertThat(study.status().summary().improvement()).isEqualTo("+0.7500");
  }

  @Test
  void planningTwiceCreatesNothing() {
    var study = new ShownStudy(STUDY.with("spec.parallelism", "4"));

    assertThat(study.plan()).hasSize(4);
    assertThat(study.plan()).isEmpty();
    var status = study.status();
    assertThat(study.shown(study.look())).isEqualTo(status);
  }

  @Test
  void aFinishedStudyWithALargerBudgetGoesOnAndTrainsWhatHasNotBeenTrained() {
    var study = finished();
    assertThat(study.specs()).hasSize(10);
    var first = study.status();

    study.change("spec.budget.trials", "8");
    assertThat(study.plan()).containsExactly(10, 11);
    assertThat(study.status().stage()).isEqualTo("Searching");
    assertThat(study.status().completionTime()).isNull();
    assertThat(study.status().result())
        .as("stands until there is another")
        .isEqualTo(first.result());
    assertThat(study.condition("Complete").getStatus()).isEqualTo("False");
    assertThat(study.spec(10).proposal().finished()).as("no final training").isEqualTo("2-7");

    study.finish();
    assertThat(study.status().stage()).isEqualTo("Complete");
    assertThat(study.status().result().trial()).isEqualTo("wildlife-0011");
    assertThat(study.status().result().finalTrainings())
        .extracting(FinalTrainingResult::trial)
        .as("the baseline's would come out the same")
        .containsExactly("wildlife-0012", "wildlife-0009");
    assertThat(study.specs()).hasSize(13);
  }

  @Test
  void aLargerBudgetThatChangesNothingTrainsNothing() {
    var study = finished();

    study.change("spec.budget.trials", "7").plan();
    study.scored(10, 0.1).plan();

    assertThat(study.status().stage()).isEqualTo("Complete");
    assertThat(study.status().result().trial()).isEqualTo("wildlife-0007");
    assertThat(study.status().result().finalTrainings())
        .extracting(FinalTrainingResult::trial)
        .containsExactly("wildlife-0008", "wildlife-0009");
    assertThat(study.specs()).hasSize(11);
  }

  @Test
  void aBudgetBelowWhatIsDoneEndsTheSearch() {
    var study = new ShownStudy(STUDY);
    study.plan();
    study.scored(0, 0.5).scored(1, 0.6).plan();
    study.scored(2, 0.7).scored(3, 0.8).plan();

    study.change("spec.budget.trials", "1");
    assertThat(study.plan()).isEmpty();
    study.scored(4, 0.75).scored(5, 0.7);
    assertThat(study.plan()).containsExactly(6, 7);
    assertThat(study.spec(6).sourceTrial()).isEqualTo("wildlife-0003");
    assertThat(study.status().summary().trials()).isEqualTo("4/1");
  }

  @Test
  void withoutFinalTrainingAStudyEndsWithItsSearch() {
    var study = new ShownStudy(STUDY.without("spec.finalTraining"));

    study.finish();
    assertThat(study.specs()).hasSize(8);
    assertThat(study.status().stage()).isEqualTo("Complete");
    assertThat(study.condition("Complete").getReason()).isEqualTo("SearchFinished");
    assertThat(study.status().result().trial()).isEqualTo("wildlife-0007");
    assertThat(study.status().result().finalTrainings()).isEmpty();
  }

  @Test
  void theBestAndWhatItIsComparedWithAreTrainedInTheEnd() {
    var study = new ShownStudy(STUDY);
    study.plan();
    while (study.log().of(FinalTraining).count() == 0) {
      study.unfinished().forEach(n -> study.scored(n, n == 4 ? 0.9 : 0.5));
      study.plan();
    }

    assertThat(study.status().stage()).isEqualTo("Training");
    assertThat(study.unfinished()).containsExactly(8, 9);
    assertThat(study.spec(8))
        .isEqualTo(
            new AutoFTTrialSpec(
                "wildlife",
                8,
                FinalTraining,
                null,
                "wildlife-0004",
                study.spec(4).parameters(),
                6204229288792241L,
                "bacb242c43185a7c",
                null));
    assertThat(study.spec(9).baseline()).isEqualTo(FineTuning);
    assertThat(study.spec(9).sourceTrial()).isNull();
    assertThat(study.spec(9).parameters()).isEqualTo(study.spec(1).parameters());
    assertThat(study.spec(9).seed()).as("sees the same batches").isEqualTo(study.spec(8).seed());

    study.scored(9, 0.55);
    assertThat(study.plan()).isEmpty();
    assertThat(study.status().stage()).isEqualTo("Training");
    study.scored(8, 0.91).plan();
    assertThat(study.status().stage()).isEqualTo("Complete");
    assertThat(study.status().completionTime()).isNotNull();
    var result = study.status().result();
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
