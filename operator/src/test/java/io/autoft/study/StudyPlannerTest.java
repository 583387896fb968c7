package io.autoft.study;

import static io.autoft.api.v1alpha1.BaselineName.FineTuning;
import static io.autoft.api.v1alpha1.BaselineName.ZeroShot;
import static io.autoft.api.v1alpha1.TrialPurpose.Baseline;
import static io.autoft.api.v1alpha1.TrialPurpose.FinalTraining;
import static io.autoft.api.v1alpha1.TrialPurpose.Search;
import static io.autoft.testing.Studies.STUDY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.autoft.api.v1alpha1.AutoFTTrialSpec;
import io.autoft.api.v1alpha1.BaselineScore;
import io.autoft.api.v1alpha1.EnsembleCurve;
import io.autoft.api.v1alpha1.FinalTrainingResult;
import io.autoft.api.v1alpha1.Proposal;
import io.autoft.api.v1alpha1.SamplerType;
import io.autoft.api.v1alpha1.StudyResult;
import io.autoft.api.v1alpha1.TestEstimate;
import io.autoft.api.v1alpha1.TestScore;
import io.autoft.api.v1alpha1.TrialCounts;
import io.autoft.api.v1alpha1.TrialScore;
import io.autoft.testing.Document;
import io.autoft.testing.Trials;
import io.fabric8.kubernetes.api.model.Condition;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudyPlannerTest {

  // What is created, and when.

  @Test
  void theBaselinesAreTheFirstTrials() {
    var study = new PlannedStudy(STUDY);

    assertThat(study.plan()).containsExactly(0, 1);
    assertThat(study.spec(0))
        .isEqualTo(
            new AutoFTTrialSpec(
                "wildlife",
                0,
                Baseline,
                ZeroShot,
                null,
                Map.of(
                    "learningRate", 0.0,
                    "weightDecay", 0.0,
                    "weight.CrossEntropy", 0.0,
                    "weight.Hinge", 0.0,
                    "weight.L2Distance", 0.0),
                8782196431203280L,
                "bacb242c43185a7c",
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
    assertThat(trial.purpose()).isEqualTo(Search);
    assertThat(trial.baseline()).isNull();
    assertThat(trial.sourceTrial()).isNull();
    assertThat(trial.seed()).isEqualTo(Seeds.SEARCH.seed(7, 5));
    assertThat(trial.searchDigest()).isEqualTo("bacb242c43185a7c");
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
    assertThat(first.goesOn()).isEqualTo(created == 1);
    assertThat(study.plan()).as("in several passes").containsExactly(0, 1, 2, 3);
    assertThat(study.look().goesOn()).isFalse();
  }

  @Test
  void planningTwiceCreatesNothing() {
    var study = new PlannedStudy(STUDY.with("spec.parallelism", "4"));

    assertThat(study.plan()).hasSize(4);
    assertThat(study.plan()).isEmpty();
    var status = study.status();
    assertThat(study.look().status()).isEqualTo(status);
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
    assertThat(study.log().standing(Search)).hasSize(6);
    assertThat(study.log().of(Search)).hasSize(7);
    assertThat(study.status().stage()).isEqualTo("Complete");
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
    assertThat(study.spec(2).purpose()).isEqualTo(Search);
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
  void aSearchWithoutBaselinesBeginsWithProposals() {
    var study = new PlannedStudy(STUDY.with("spec.search.baselines", "[]"));

    study.plan();
    assertThat(study.specs()).extracting(AutoFTTrialSpec::purpose).containsOnly(Search);
    assertThat(study.finish().status().baseline()).isNull();
    assertThat(study.status().result().improvement()).isNull();
    assertThat(study.status().stage()).isEqualTo("Complete");
  }

  // How it ends.

  @Test
  void theBestAndWhatItIsComparedWithAreTrainedInTheEnd() {
    var study = new PlannedStudy(STUDY);
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

  @Test
  void theResultTellsTheTestsOfTunedAndMixedModels() {
    var study = new PlannedStudy(STUDY);
    study.plan();
    while (study.log().of(FinalTraining).count() == 0) {
      study.unfinished().forEach(n -> study.scored(n, 0.5));
      study.plan();
    }
    var test = new TestScore("outlined", 0.5, 0.02, 600, new TestEstimate(0.6, 0.01));
    study
        .scored(9, 0.5)
        .set(
            8,
            t ->
                Trials.with(
                    Trials.with(Trials.scored(t.getSpec(), 0.7), "tests", List.of(test)),
                    "ensemble",
                    new EnsembleCurve(0.3, List.of(0.1, 0.2), List.of())))
        .plan();

    var finals = study.status().result().finalTrainings();
    assertThat(finals.get(0).tests()).containsExactly(test);
    assertThat(finals.get(0).alpha()).isEqualTo(0.3);
    assertThat(finals.get(1).alpha()).as("not mixed").isNull();
  }

  /** A ViT-g, layer-wise, compared with every baseline on twenty tests. */
  @Test
  void theLargestResultLeavesRoomInAStudyOf64Kibibytes() throws JsonProcessingException {
    var parameters = new TreeMap<String, Double>();
    for (int i = 0; i < 269; i++) {
      parameters.put("weight.L2Distance/block.%d".formatted(i), 1 / 3.0 + i);
    }
    var tests =
        IntStream.range(10, 30)
            .mapToObj(
                i ->
                    new TestScore(
                        "x".repeat(38) + i, 1 / 3.0, 1 / 30.0, 99999, new TestEstimate(1 / 7., .1)))
            .toList();
    var finals =
        Collections.nCopies(
            7,
            new FinalTrainingResult(
                "FineTuning", "x".repeat(57), 1 / 3.0, tests, 0.3, "pvc://" + "x".repeat(200)));
    var result = new StudyResult("x".repeat(57), parameters, 1 / 3.0, 1 / 30.0, 1 / 7.0, finals);

    assertThat(new ObjectMapper().writeValueAsBytes(result)).hasSizeBetween(30_000, 45_000);
  }

  @Test
  void zeroShotCanBeComparedWithToo() {
    var study =
        new PlannedStudy(STUDY.with("spec.finalTraining.compare", "[ZeroShot, FineTuning]"));

    study.finish();
    assertThat(study.status().result().finalTrainings())
        .extracting(FinalTrainingResult::name)
        .containsExactly("AutoFT", "ZeroShot", "FineTuning");
    assertThat(study.spec(9).baseline()).isEqualTo(ZeroShot);
    assertThat(study.spec(9).parameters()).isEqualTo(study.spec(0).parameters());
  }

  @Test
  void withoutFinalTrainingAStudyEndsWithItsSearch() {
    var study = new PlannedStudy(STUDY.without("spec.finalTraining"));

    study.finish();
    assertThat(study.specs()).hasSize(8);
    assertThat(study.status().stage()).isEqualTo("Complete");
    assertThat(study.condition("Complete").getReason()).isEqualTo("SearchFinished");
    assertThat(study.status().result().trial()).isEqualTo("wildlife-0007");
    assertThat(study.status().result().finalTrainings()).isEmpty();
  }

  @Test
  void ofEqualScoresTheEarlierWins() {
    var study = new PlannedStudy(STUDY);

    study.finish(spec -> 0.5);
    assertThat(study.status().result().trial()).isEqualTo("wildlife-0002");
    assertThat(study.status().baseline())
        .isEqualTo(new BaselineScore(ZeroShot, "wildlife-0000", 0.5, 0.01));
    assertThat(study.status().summary().improvement()).isEqualTo("+0.0000");
  }

  @Test
  void aCrossEntropyIsMinimised() {
    var study = new PlannedStudy(STUDY.with("spec.objective.metric", "CrossEntropy"));

    study.finish(spec -> 2.0 - 0.125 * spec.number());
    assertThat(study.status().best()).isEqualTo(new TrialScore("wildlife-0007", 1.125, 0.01));
    assertThat(study.status().baseline().trial()).isEqualTo("wildlife-0001");
    assertThat(study.status().result().improvement()).isEqualTo(0.75);
    assertThat(study.status().summary().improvement()).isEqualTo("+0.7500");
  }

  @Test
  void aWorseResultHasANegativeImprovement() {
    var study = new PlannedStudy(STUDY);

    study.finish(spec -> spec.purpose() == Baseline ? 0.8 : 0.7);
    assertThat(study.status().summary().improvement()).isEqualTo("-0.1000");
    assertThat(study.status().stage()).isEqualTo("Complete");
  }

  @Test
  void tooManyFailuresFailTheStudyAndNothingIsTrained() {
    var study = new PlannedStudy(STUDY);
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
    var study = new PlannedStudy(STUDY);
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
    var study = new PlannedStudy(STUDY);
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
  void aComparisonThatDivergesHasNoScore() {
    var study = new PlannedStudy(STUDY);
    study.plan();
    while (study.log().of(FinalTraining).count() == 0) {
      study.unfinished().forEach(n -> study.scored(n, 0.5));
      study.plan();
    }

    study.diverged(9).scored(8, 0.6).plan();
    assertThat(study.status().stage()).isEqualTo("Complete");
    assertThat(study.status().result().finalTrainings())
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
    assertThat(study.status().result().finalTrainings())
        .extracting(FinalTrainingResult::trial)
        .containsExactly("wildlife-0010", "wildlife-0009");
  }

  // What holds it up.

  @Test
  void aBlockedTrialStallsTheStudyAndNothingIsAdded() {
    var study = new PlannedStudy(STUDY);
    study.plan();
    study.blocked(0, "DataMissing", "no folder /mnt/claims/wildlife").scored(1, 0.6);

    assertThat(study.plan()).isEmpty();
    assertThat(study.condition("Stalled"))
        .extracting(Condition::getStatus, Condition::getReason, Condition::getMessage)
        .containsExactly(
            "True", "DataMissing", "trial wildlife-0000: no folder /mnt/claims/wildlife");
    assertThat(study.condition("Ready").getStatus()).isEqualTo("True");
    assertThat(study.status().trials().failed()).isZero();

    study.running(0);
    assertThat(study.plan()).as("goes on when the cause is gone").containsExactly(2);
    assertThat(study.condition("Stalled").getStatus()).isEqualTo("False");
  }

  @Test
  void aTrialWithoutANodeStallsTheStudyOnlyWhenNothingRuns() {
    var study = new PlannedStudy(STUDY);
    study.plan();
    study.running(0).set(1, t -> Trials.pending(t.getSpec(), "Unschedulable", "no GPU"));

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
    var study = new PlannedStudy(STUDY);
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
    var study = new PlannedStudy(STUDY).finish();

    study.change("spec.suspend", "true").plan();
    assertThat(study.status().stage()).isEqualTo("Complete");
    assertThat(study.condition("Suspended").getStatus()).isEqualTo("False");
  }

  @Test
  void aTemplateThatMayNotBeIsRefusedUntilItIsChanged() {
    var study =
        new PlannedStudy(STUDY.with("spec.trainer.template", "{spec: {restartPolicy: OnFailure}}"));

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
    var study = new PlannedStudy(STUDY.with("spec.trainer.template", "{spec: {containers: 5}}"));

    assertThat(study.plan()).isEmpty();
    assertThat(study.condition("Stalled").getMessage())
        .isEqualTo(
            "trainer.template is no pod template: another kind of value is needed at"
                + " spec.containers");
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
    assertThat(study.status().trials().total()).isZero();
    assertThat(study.condition("Ready").getMessage())
        .isEqualTo("the search was changed before any score; starting over");
    assertThat(study.plan()).containsExactly(0, 1);
    assertThat(study.spec(0).seed()).isEqualTo(Seeds.BASELINE.seed(8, 0));
  }

  @Test
  void aChangeAfterTheFirstScoreIsRefusedUntilItIsTakenBack() {
    var study = new PlannedStudy(STUDY);
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
  void aFinishedStudyWithALargerBudgetGoesOnAndEndsWithNewFinalTrainings() {
    var study = new PlannedStudy(STUDY).finish();
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
        .containsExactly("wildlife-0012", "wildlife-0013");
    assertThat(study.specs()).hasSize(14);
  }

  @Test
  void aBudgetBelowWhatIsDoneEndsTheSearch() {
    var study = new PlannedStudy(STUDY);
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
  void lessParallelismStopsNothingThatRuns() {
    var study = new PlannedStudy(STUDY.with("spec.parallelism", "4"));
    study.plan();
    study.change("spec.parallelism", "1").scored(0, 0.5).scored(1, 0.5).scored(2, 0.5);

    assertThat(study.plan()).isEmpty();
    assertThat(study.look().remove()).isEmpty();
    assertThat(study.scored(3, 0.5).plan()).containsExactly(4);
  }

  // What is shown.

  @Test
  void theStatusTellsWhereTheStudyStands() {
    var study = new PlannedStudy(STUDY.with("spec.parallelism", "4"));
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
  void aCompleteStudyIsReady() {
    var study = new PlannedStudy(STUDY).finish();

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

  @Test
  void aFinishedStudyStaysAsItIs() {
    var study = new PlannedStudy(STUDY).finish();
    var status = study.status();

    assertThat(study.plan()).isEmpty();
    assertThat(study.status()).isEqualTo(status);
  }

  @Test
  void theStatusHasTheSameSizeAfterThousandsOfTrials() {
    assertThat(sizeOfStatusAfter(2000)).isBetween(1500, sizeOfStatusAfter(20) + 50);
  }

  private static int sizeOfStatusAfter(int trials) {
    var study =
        new PlannedStudy(
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

  private static Document deterministic(int parallelism) {
    return STUDY
        .with("spec.search.mode", "Deterministic")
        .with("spec.parallelism", "" + parallelism);
  }

  private static Tuple[] conditions(PlannedStudy study) {
    return study.status().conditions().stream()
        .map(c -> tuple(c.getType(), c.getStatus(), c.getReason(), c.getMessage()))
        .toArray(Tuple[]::new);
  }
}
