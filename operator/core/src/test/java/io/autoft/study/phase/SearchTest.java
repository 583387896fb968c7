package io.autoft.study.phase;

import static io.autoft.api.v1alpha1.BaselineName.FineTuning;
import static io.autoft.api.v1alpha1.BaselineName.ZeroShot;
import static io.autoft.testing.Studies.STUDY;
import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.api.v1alpha1.AutoFTTrialSpec;
import io.autoft.api.v1alpha1.Proposal;
import io.autoft.api.v1alpha1.SamplerType;
import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.study.PlannedStudy;
import io.autoft.study.proposal.Seeds;
import io.autoft.testing.Document;
import io.autoft.trial.Cause;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SearchTest {

  private static final Document ENQUEUED = STUDY.with("spec.search.enqueueBaselines", "true");

  @Test
  void theBaselinesAreTheFirstTrials() {
    var study = new PlannedStudy(STUDY);

    assertThat(study.plan()).containsExactly(0, 1);
    assertThat(study.spec(0))
        .isEqualTo(
            new AutoFTTrialSpec(
                "wildlife",
                0,
                TrialPurpose.Baseline,
                ZeroShot,
                null,
                Map.of(
                    "learningRate", 0.0,
                    "weightDecay", 0.0,
                    "weight.CrossEntropy", 0.0,
                    "weight.Hinge", 0.0,
                    "weight.L2Distance", 0.0),
                8782196431203280L,
                "d75bf5927f998d2a",
                null));
    assertThat(study.spec(1).baseline()).isEqualTo(FineTuning);
    assertThat(study.spec(1).parameters())
        .isEqualTo(
            Map.of(
                "learningRate", 3.0e-3,
                "weightDecay", 0.1,
                "weight.CrossEntropy", 1.0,
                "weight.Hinge", 0.0,
                "weight.L2Distance", 0.0));
  }

  @Test
  void aSearchTrialRecordsWhatItsSamplerKnew() {
    var study = new PlannedStudy(STUDY.with("spec.parallelism", "4"));
    study.plan();
    study.scored(0, 0.5).scored(1, 0.6).scored(3, 0.7);

    assertThat(study.plan()).containsExactly(4, 5, 6);
    var trial = study.spec(5);
    assertThat(trial.purpose()).isEqualTo(TrialPurpose.Search);
    assertThat(trial.baseline()).isNull();
    assertThat(trial.sourceTrial()).isNull();
    assertThat(trial.seed()).isEqualTo(Seeds.SEARCH.seed(7, 5));
    assertThat(trial.searchDigest()).isEqualTo("d75bf5927f998d2a");
    assertThat(trial.proposal()).isEqualTo(Proposal.of(SamplerType.TPE, "3", "2,4"));
    assertThat(trial.parameters())
        .containsOnlyKeys(
            "learningRate",
            "weightDecay",
            "weight.CrossEntropy",
            "weight.Hinge",
            "weight.L2Distance")
        .containsEntry("weight.CrossEntropy", 1.0);
    assertThat(trial.parameters().get("learningRate")).isBetween(3.0e-4, 3.0e-2);
    assertThat(trial.parameters().get("weightDecay")).isBetween(0.0, 1.0);
    assertThat(trial.parameters().get("weight.Hinge")).isBetween(1.0e-4, 10.0);
  }

  @Test
  void theWeightOfTheReferenceIs1() {
    var study =
        new PlannedStudy(
            STUDY.with("spec.objective", "{losses: [CrossEntropy, Hinge], reference: Hinge}"));
    study.plan();
    study.scored(0, 0.5).scored(1, 0.6);
    study.plan();

    assertThat(study.spec(2).parameters()).containsEntry("weight.Hinge", 1.0);
    assertThat(study.spec(2).parameters().get("weight.CrossEntropy"))
        .isBetween(1.0e-4, 10.0)
        .isNotEqualTo(1.0);
  }

  @Test
  void triesBothHeadsWhereTheHeadIsSearched() {
    var study = new PlannedStudy(STUDY.with("spec.objective.head", "Searched"));
    study.plan();
    study.scored(0, 0.5).scored(1, 0.6);
    var heads = new TreeSet<Double>();
    for (int number = 2; number < 8; number++) {
      study.plan();
      heads.add(study.spec(number).parameters().get("head"));
      study.scored(number, 0.5 + number / 100.0);
    }

    assertThat(heads).containsExactly(0.0, 1.0);
    assertThat(study.spec(0).parameters()).doesNotContainKey("head");
  }

  @Test
  void aDeterministicStudyWaitsForEveryTrialUpToItsLag() {
    var study = new PlannedStudy(deterministic(3));
    assertThat(study.plan()).containsExactly(0, 1, 2);

    study.scored(1, 0.6).scored(2, 0.7);
    assertThat(study.plan()).as("trial 3 waits for trial 0").isEmpty();
    study.scored(0, 0.5);
    assertThat(study.plan()).containsExactly(3, 4, 5);
    study.scored(4, 0.7).scored(5, 0.7);
    assertThat(study.plan()).as("trial 6 waits for trial 3").isEmpty();
  }

  @Test
  void aDeterministicProposalSeesNothingPastItsLag() {
    var study = new PlannedStudy(deterministic(2));
    study.plan();
    study.scored(0, 0.5).scored(1, 0.6).plan();
    study.scored(2, 0.6).scored(3, 0.7);

    assertThat(study.plan()).containsExactly(4, 5);
    assertThat(study.spec(4).proposal()).isEqualTo(Proposal.of(SamplerType.TPE, "2", "3"));
    assertThat(study.spec(5).proposal()).isEqualTo(Proposal.of(SamplerType.TPE, "2-3", "4"));
  }

  @Test
  void aFailedTrialIsReplacedByANewNumberAndNotShownToTheSampler() {
    var study = new PlannedStudy(STUDY);
    study.plan();
    study.scored(0, 0.5).scored(1, 0.6).plan();
    study.failed(2).diverged(3);

    assertThat(study.plan()).containsExactly(4, 5);
    assertThat(study.spec(4).proposal()).isEqualTo(Proposal.of(SamplerType.TPE, "3", ""));
    assertThat(study.spec(5).proposal()).isEqualTo(Proposal.of(SamplerType.TPE, "3", "4"));
    study.finish();
    assertThat(study.log().standing(TrialPurpose.Search)).hasSize(6);
    assertThat(study.log().of(TrialPurpose.Search)).hasSize(7);
    assertThat(study.findings().stage()).isEqualTo(Stage.Complete);
  }

  @Test
  void aFailedBaselineIsReplaced() {
    var study = new PlannedStudy(STUDY);
    study.plan();

    assertThat(study.failed(0).plan()).containsExactly(2);
    assertThat(study.spec(2).baseline()).isEqualTo(ZeroShot);
    assertThat(study.spec(2).parameters()).isEqualTo(study.spec(0).parameters());
    assertThat(study.spec(2).seed()).isEqualTo(study.spec(0).seed());
  }

  @Test
  void initialTrialsComeAfterTheBaselinesAndCountAsSearchTrials() {
    var study =
        new PlannedStudy(
            STUDY
                .with("spec.parallelism", "10")
                .with("spec.budget.trials", "3")
                .with(
                    "spec.search.initialTrials",
                    """
                    [{learningRate: 0.5, weightDecay: 0, weight.CrossEntropy: 1},
                     {learningRate: 0.003, weightDecay: 0.2, weight.Hinge: 2.0}]
                    """));

    assertThat(study.plan()).containsExactly(0, 1, 2, 3, 4);
    assertThat(study.spec(2).purpose()).isEqualTo(TrialPurpose.Search);
    assertThat(study.spec(2).proposal()).isNull();
    assertThat(study.spec(2).parameters())
        .as("outside the bounds, and with weight 0 for what is left out")
        .isEqualTo(
            Map.of(
                "learningRate", 0.5,
                "weightDecay", 0.0,
                "weight.CrossEntropy", 1.0,
                "weight.Hinge", 0.0,
                "weight.L2Distance", 0.0));
    assertThat(study.spec(3).parameters()).containsEntry("weight.Hinge", 2.0);
    assertThat(study.spec(4).proposal()).isEqualTo(Proposal.of(SamplerType.TPE, "", "2-3"));
    study.failed(2);
    assertThat(study.plan()).containsExactly(5);
    assertThat(study.spec(5).parameters()).isEqualTo(study.spec(2).parameters());
  }

  @Test
  void theBaselinesObjectivesAreTriedAfterInitialTrialsAndBeforeProposals() {
    var study =
        new PlannedStudy(
            ENQUEUED
                .with("spec.parallelism", "10")
                .with(
                    "spec.search.initialTrials",
                    "[{learningRate: 0.5, weightDecay: 0, weight.CrossEntropy: 1}]"));

    study.plan();
    assertThat(study.spec(2).parameters()).containsEntry("learningRate", 0.5);
    assertThat(study.spec(3).purpose()).isEqualTo(TrialPurpose.Search);
    assertThat(study.spec(3).baseline()).as("trained as any search trial").isNull();
    assertThat(study.spec(3).proposal()).isNull();
    assertThat(study.spec(3).seed()).isEqualTo(Seeds.SEARCH.seed(7, 3));
    assertThat(study.spec(3).parameters())
        .isEqualTo(
            Map.of(
                "learningRate", 3.0e-3,
                "weightDecay", 0.1,
                "weight.CrossEntropy", 1.0,
                "weight.Hinge", 1.0e-4,
                "weight.L2Distance", 1.0e-4));
    assertThat(study.spec(4).proposal()).isEqualTo(Proposal.of(SamplerType.TPE, "", "2-3"));
    assertThat(study.specs()).as("of a budget of six").hasSize(2 + 6);
  }

  @Test
  void anEnqueuedBaselineThatAUserGaveIsTriedOnce() {
    var study =
        new PlannedStudy(
            ENQUEUED
                .with("spec.parallelism", "4")
                .with(
                    "spec.search.initialTrials",
                    "[{learningRate: 3.0e-3, weightDecay: 0.1, weight.CrossEntropy: 1,"
                        + " weight.Hinge: 1.0e-4, weight.L2Distance: 1.0e-4}]"));

    study.plan();
    assertThat(study.spec(2).proposal()).isNull();
    assertThat(study.spec(3).proposal()).isNotNull();
  }

  @Test
  void aFailedEnqueuedBaselineIsReplacedUntilTheSamplerHasProposed() {
    var study = new PlannedStudy(ENQUEUED.with("spec.parallelism", "1"));
    study.plan();
    study.scored(0, 0.5).plan();
    study.scored(1, 0.5).plan();

    assertThat(study.failed(2).plan()).containsExactly(3);
    assertThat(study.spec(3).parameters()).isEqualTo(study.spec(2).parameters());
    study.scored(3, 0.5).plan();
    assertThat(study.spec(4).proposal()).isEqualTo(Proposal.of(SamplerType.TPE, "3", ""));
  }

  @Test
  void theBudgetHoldsForEnqueuedBaselines() {
    var study =
        new PlannedStudy(
            ENQUEUED
                .with("spec.search.baselines", "[FineTuning, L2SP]")
                .with("spec.parallelism", "9")
                .with("spec.budget.trials", "1"));

    assertThat(study.plan()).hasSize(3);
  }

  @Test
  void aDeterministicSequenceBeginsWithEnqueuedBaselines() {
    var study = new PlannedStudy(ENQUEUED.with("spec.search.mode", "Deterministic"));

    study.finish();
    assertThat(study.log().of(TrialPurpose.Search).map(e -> e.spec().proposal() != null))
        .containsExactly(false, true, true, true, true, true);
  }

  @Test
  void aSearchWithoutBaselinesBeginsWithProposals() {
    var study = new PlannedStudy(STUDY.with("spec.search.baselines", "[]"));

    study.plan();
    assertThat(study.specs())
        .extracting(AutoFTTrialSpec::purpose)
        .containsOnly(TrialPurpose.Search);
    assertThat(study.finish().findings().baseline()).isEmpty();
    assertThat(study.result().improvement()).isNull();
    assertThat(study.findings().stage()).isEqualTo(Stage.Complete);
  }

  @Test
  void aSearchInWhichEveryTrialDivergesFails() {
    var study = new PlannedStudy(STUDY).diverge();

    assertThat(study.specs()).hasSize(8);
    assertThat(study.findings().stage()).isEqualTo(Stage.Failed);
    assertThat(study.findings().cause())
        .isEqualTo(new Cause("NoScore", "every trial of the search diverged; narrow search.space"));
  }

  @Test
  void withoutFinalTrainingAStudyEndsWithItsSearch() {
    var study = new PlannedStudy(STUDY.without("spec.finalTraining"));

    study.finish();
    assertThat(study.specs()).hasSize(8);
    assertThat(study.findings().stage()).isEqualTo(Stage.Complete);
    assertThat(study.findings().cause().reason()).isEqualTo("SearchFinished");
    assertThat(study.result().trial()).isEqualTo("wildlife-0007");
    assertThat(study.result().finalTrainings()).isEmpty();
  }

  private static Document deterministic(int parallelism) {
    return STUDY
        .with("spec.search.mode", "Deterministic")
        .with("spec.parallelism", "" + parallelism);
  }
}
