package io.autoft.study.phase;

import static io.autoft.api.v1alpha1.BaselineName.FineTuning;
import static io.autoft.testing.Studies.STUDY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.groups.Tuple.tuple;

import io.autoft.api.v1alpha1.AutoFTTrialSpec;
import io.autoft.api.v1alpha1.ConfirmedScore;
import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.study.Findings.Standing;
import io.autoft.study.PlannedStudy;
import io.autoft.study.proposal.Seeds;
import io.autoft.testing.Document;
import io.autoft.trial.Cause;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Two baselines, six search trials, of which 7 and 6 are the best, then two candidates and
 * fine-tuning with up to three seeds.
 */
class ConfirmationTest {

  private static final Document CONFIRMED =
      STUDY.with("spec.confirmation", "{candidates: 2, repeats: 3}").with("spec.parallelism", "20");

  @Test
  void theBestTrialsAndTheBaselinesAreRepeatedWithTheSameFreshSeeds() {
    var study = searched(CONFIRMED);

    assertThat(study.findings().stage()).isEqualTo(Stage.Confirming);
    assertThat(study.findings().confirmation()).isEmpty();
    assertThat(study.unfinished()).as("two rounds").containsExactly(8, 9, 10, 11, 12, 13);
    assertThat(IntStream.range(8, 14).mapToObj(study::spec))
        .allMatch(spec -> spec.purpose() == TrialPurpose.Confirmation)
        .extracting(AutoFTTrialSpec::sourceTrial, AutoFTTrialSpec::baseline, AutoFTTrialSpec::seed)
        .containsExactly(
            tuple("wildlife-0007", null, seed(study, 0)),
            tuple("wildlife-0006", null, seed(study, 0)),
            tuple(null, FineTuning, seed(study, 0)),
            tuple("wildlife-0007", null, seed(study, 1)),
            tuple("wildlife-0006", null, seed(study, 1)),
            tuple(null, FineTuning, seed(study, 1)));
    assertThat(study.spec(8).parameters()).isEqualTo(study.spec(7).parameters());
    assertThat(study.spec(10).parameters()).isEqualTo(study.spec(1).parameters());
    assertThat(study.specs())
        .extracting(AutoFTTrialSpec::seed)
        .filteredOn(s -> s == seed(study, 0))
        .hasSize(3);
  }

  /** The best score of the search was luck. */
  @Test
  void theBestMeanWins() {
    var study = searched(CONFIRMED);
    confirm(study, Map.of("wildlife-0007", 0.50, "wildlife-0006", 0.56, "FineTuning", 0.54));

    assertThat(study.findings().stage()).isEqualTo(Stage.Training);
    var confirmation = study.findings().confirmation().orElseThrow();
    assertThat(confirmation.trial()).isEqualTo("wildlife-0006");
    assertThat(confirmation.candidates())
        .extracting(ConfirmedScore::trial)
        .containsExactly("wildlife-0006", "wildlife-0007");
    assertThat(confirmation.mean()).isCloseTo(0.56, within(0.01));
    var training = study.specs().get(study.specs().size() - 2);
    assertThat(training.purpose()).isEqualTo(TrialPurpose.FinalTraining);
    assertThat(training.sourceTrial()).isEqualTo("wildlife-0006");

    study.finish();
    assertThat(study.result().trial()).isEqualTo("wildlife-0006");
    assertThat(study.result().score()).as("that of the search").isEqualTo(0.56);
    assertThat(study.result().confirmation()).isEqualTo(confirmation);
    assertThat(study.result().improvement())
        .isEqualTo(confirmation.comparisons().get(0).difference());
  }

  @Test
  void aThirdRoundIsLeftOutWhenTheOrderIsDecided() {
    var study = searched(CONFIRMED);

    repeat(study, Map.of("wildlife-0007", 0.9, "wildlife-0006", 0.7, "FineTuning", 0.5), 0.001);
    assertThat(study.findings().stage()).isEqualTo(Stage.Training);
    assertThat(study.findings().confirmation().orElseThrow().seeds()).isEqualTo(2);
  }

  @Test
  void aThirdRoundFollowsWhenItIsNot() {
    var study = searched(CONFIRMED);

    repeat(study, Map.of("wildlife-0007", 0.9, "wildlife-0006", 0.9, "FineTuning", 0.5), 0.02);
    assertThat(study.unfinished()).containsExactly(14, 15, 16);
    assertThat(study.spec(14).seed()).isEqualTo(seed(study, 2));
    repeat(study, Map.of("wildlife-0007", 0.9, "wildlife-0006", 0.9, "FineTuning", 0.5), 0.02);
    assertThat(study.findings().confirmation().orElseThrow().seeds()).isEqualTo(3);
  }

  @Test
  void aRepeatThatFailsIsReplaced() {
    var study = searched(CONFIRMED);

    assertThat(study.failed(9).plan()).containsExactly(14);
    assertThat(study.spec(14).sourceTrial()).isEqualTo("wildlife-0006");
    assertThat(study.spec(14).seed()).isEqualTo(study.spec(9).seed());
  }

  @Test
  void aCandidateThatDivergesIsOut() {
    var study = searched(CONFIRMED);
    study.diverged(8);
    confirm(study, Map.of("wildlife-0007", 0.9, "wildlife-0006", 0.56, "FineTuning", 0.54));

    var confirmation = study.findings().confirmation().orElseThrow();
    assertThat(confirmation.trial()).isEqualTo("wildlife-0006");
    assertThat(confirmation.candidates()).hasSize(1);
  }

  /** Without the one that has diverged the order is decided, but the winner may diverge as well. */
  @Test
  void aRepeatThatIsNoLongerNeededIsWaitedFor() {
    var study = searched(CONFIRMED);
    repeat(study, Map.of("wildlife-0007", 0.9, "wildlife-0006", 0.9, "FineTuning", 0.5), 0.02);
    assertThat(study.unfinished()).containsExactly(14, 15, 16);

    study.diverged(15).plan();
    assertThat(study.findings().stage()).isEqualTo(Stage.Confirming);

    study.scored(16, 0.5).diverged(14).plan();
    assertThat(study.findings().cause().reason()).isEqualTo("ConfirmationDiverged");
  }

  @Test
  void aStudyWhoseCandidatesAllDivergeHasFailed() {
    var study = searched(CONFIRMED);
    study.unfinished().forEach(study::diverged);
    study.plan();

    assertThat(study.findings().standing()).isEqualTo(Standing.ENDED);
    assertThat(study.findings().stage()).isEqualTo(Stage.Failed);
    assertThat(study.findings().cause())
        .isEqualTo(
            new Cause(
                "ConfirmationDiverged",
                "every candidate of the confirmation diverged with another seed"));
  }

  @Test
  void withoutFinalTrainingItIsTheEnd() {
    var study = searched(CONFIRMED.without("spec.finalTraining"));
    confirm(study, Map.of("wildlife-0007", 0.57, "wildlife-0006", 0.56, "FineTuning", 0.54));

    assertThat(study.findings().stage()).isEqualTo(Stage.Complete);
    assertThat(study.findings().cause().reason()).isEqualTo("ConfirmationFinished");
    assertThat(study.files()).hasSize(1);
  }

  @Test
  void repeatsDoNotCountAsTrialsOfTheSearch() {
    var study = searched(CONFIRMED);
    confirm(study, Map.of("wildlife-0007", 0.57, "wildlife-0006", 0.56, "FineTuning", 0.54));

    assertThat(study.log().of(TrialPurpose.Search)).hasSize(6);
  }

  /** What was confirmed before stays a candidate, and is not repeated again. */
  @Test
  void aSearchThatGoesOnIsConfirmedAgain() {
    var study = searched(CONFIRMED.without("spec.finalTraining"));
    confirm(study, Map.of("wildlife-0007", 0.9, "wildlife-0006", 0.56, "FineTuning", 0.54));
    var first = study.findings().confirmation().orElseThrow();
    int before = study.specs().size();

    study.change("spec.budget.trials", "8").plan();
    assertThat(study.findings().confirmation()).isEmpty();
    study.unfinished().forEach(n -> study.scored(n, 0.8));
    study.plan();
    assertThat(study.findings().stage()).isEqualTo(Stage.Confirming);
    confirm(
        study,
        Map.of("wildlife-%04d".formatted(before), 0.5, "wildlife-%04d".formatted(before + 1), 0.6));

    var second = study.findings().confirmation().orElseThrow();
    assertThat(second.trial()).isEqualTo("wildlife-0007");
    assertThat(second.candidates()).hasSize(4);
    assertThat(second.mean()).isEqualTo(first.mean());
    assertThat(second.digest()).isNotEqualTo(first.digest());
    assertThat(
            study
                .log()
                .of(TrialPurpose.Confirmation)
                .map(t -> t.spec().baseline())
                .filter(b -> b == FineTuning))
        .hasSize(first.seeds());
  }

  @Test
  void whatIsRecordedIsNotComputedAgain() {
    var study = searched(CONFIRMED);
    confirm(study, Map.of("wildlife-0007", 0.57, "wildlife-0006", 0.56, "FineTuning", 0.54));

    assertThat(study.state().resampled()).isEmpty();
    assertThat(study.look().findings().confirmation()).isEqualTo(study.findings().confirmation());
  }

  private static PlannedStudy searched(Document document) {
    var study = new PlannedStudy(document);
    study.plan();
    study.scored(0, 0.5).scored(1, 0.51);
    IntStream.range(2, 8).forEach(n -> study.scored(n, 0.5 + 0.01 * n));
    study.plan();
    return study;
  }

  /** Lets the repeats score about their mean, which another seed moves by 0.01. */
  private static void confirm(PlannedStudy study, Map<String, Double> means) {
    while (study.unfinished().stream()
        .anyMatch(n -> study.spec(n).purpose() == TrialPurpose.Confirmation)) {
      repeat(study, means, 0.01);
    }
  }

  private static void repeat(PlannedStudy study, Map<String, Double> means, double noise) {
    for (int number : study.unfinished()) {
      var spec = study.spec(number);
      var name = spec.baseline() == null ? spec.sourceTrial() : spec.baseline().name();
      study.scored(number, means.get(name) + (number % 4 == 0 ? noise : -noise) / 2);
    }
    study.plan();
  }

  private static long seed(PlannedStudy study, int round) {
    return Seeds.CONFIRMATION.seed(study.state().study().spec().search().seed(), round);
  }
}
