package io.autoft.result;

import static io.autoft.testing.Studies.STUDY;
import static io.autoft.testing.Studies.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.api.v1alpha1.AutoFTTrialSpec;
import io.autoft.api.v1alpha1.BaselineName;
import io.autoft.api.v1alpha1.EnsembleCurve;
import io.autoft.api.v1alpha1.StudyResult;
import io.autoft.api.v1alpha1.TestEstimate;
import io.autoft.api.v1alpha1.TestScore;
import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.testing.Document;
import io.autoft.testing.TrialSpecs;
import io.autoft.testing.Trials;
import io.autoft.trial.TrialRecord;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResultTextTest {

  private static final AutoFTTrialSpec FINE_TUNING =
      TrialSpecs.of(1, TrialPurpose.Baseline, BaselineName.FineTuning, TrialSpecs.PARAMETERS);

  @Test
  void hasTheBestTrialTheObjectiveAndTheTestsWithWhatTheySay() {
    var text =
        text(
            STUDY,
            -0.0167,
            List.of(
                model(
                    "AutoFT",
                    1.0,
                    score("in-distribution", 0.916, 0.009),
                    score("noisy", 0.558, 0.022),
                    score("small", 0.266, 0.02)),
                model(
                    "FineTuning",
                    1.0,
                    score("in-distribution", 0.92, 0.009),
                    score("noisy", 0.612, 0.022),
                    score("small", 0.352, 0.019)),
                model(
                    "ZeroShot",
                    null,
                    score("in-distribution", 0.533, 0.016),
                    score("noisy", 0.402, 0.022),
                    score("small", 0.262, 0.016))));

    assertThat(text)
        .isEqualTo(
            """
            Best trial: wildlife-0004, Accuracy 72.0 % (standard error 2.6) on the OOD validation set.
            Against FineTuning, the best baseline there: -1.7, so the search found nothing better than that baseline.
            The best of 7 scores on few examples is partly luck; the tests took no part in the choice.

            Its learned objective:
              loss = 1.00 CrossEntropy + 0.500 Hinge + 0.250 L2Distance
              AdamW, peak learning rate 0.00300, weight decay 0.100

            Accuracy in % (standard error) after final training:

              test                            AutoFT      FineTuning        ZeroShot       AutoFT - FineTuning
              in-distribution             91.6 (0.9)      92.0 (0.9)      53.3 (1.6)                -0.4 (1.3)
              noisy                       55.8 (2.2)      61.2 (2.2)      40.2 (2.2)                -5.4 (3.1)
              small                       26.6 (2.0)      35.2 (1.9)      26.2 (1.6)                -8.6 (2.8)
              mean of 2 shifts            41.2 (1.5)      48.2 (1.5)      33.2 (1.4)                -7.0 (2.1)

            On the mean of the shifts, AutoFT: worse than FineTuning by 7.0 points (95 % interval -11.1 to -2.9).
            On the mean of the shifts, AutoFT: better than ZeroShot by 8.0 points (95 % interval +4.1 to +11.9).

            No mixture with the pretrained model (WiSE-FT) was better on validation data: 1.00 of AutoFT, 1.00 of FineTuning.

            The intervals are those of the test examples alone: one seed, one training each. Another seed moves the means too.
            """);
  }

  @Test
  void saysWhereLogitsAndPredictionsComeFrom() {
    var fromText = STUDY.with("spec.objective.head", "FromText");

    assertThat(text(STUDY, 0.01, List.of())).doesNotContain("text tower");
    assertThat(text(fromText, 0.01, List.of()))
        .contains("decay 0.100\n  predictions from the tuned text tower\n");
    assertThat(text(fromText.with("spec.objective.lossHead", "FromText"), 0.01, List.of()))
        .contains("decay 0.100\n  logits and predictions from the tuned text tower\n");
  }

  @Test
  void saysThatTheTermsOverTheParametersAreSummed() {
    assertThat(text(STUDY, 0.01, List.of())).doesNotContain("terms over");
    assertThat(text(STUDY.with("spec.objective.parameterTerms", "Sum"), 0.01, List.of()))
        .contains("decay 0.100\n  terms over the parameters: Sum\n");
  }

  @Test
  void saysWhenADifferenceIsNotSignificant() {
    var text =
        text(
            STUDY,
            0.01,
            List.of(
                model("AutoFT", null, score("noisy", 0.55, 0.02)),
                model("FineTuning", null, score("noisy", 0.54, 0.02))));

    assertThat(text)
        .contains("Against FineTuning, the best baseline there: +1.0.\n")
        .contains(
            "AutoFT: no significant difference to FineTuning: +1.0 points (95 % interval -4.5 to"
                + " +6.5).")
        .doesNotContain("WiSE-FT");
  }

  @Test
  void hasNoMeanOfASingleShift() {
    var text =
        text(
            STUDY,
            0.01,
            List.of(
                model(
                    "AutoFT",
                    null,
                    score("in-distribution", 0.916, 0.009),
                    score("noisy", 0.55, 0.02)),
                model(
                    "FineTuning",
                    null,
                    score("in-distribution", 0.92, 0.009),
                    score("noisy", 0.54, 0.02))));

    assertThat(text)
        .contains(
            """
              noisy                       55.0 (2.0)      54.0 (2.0)                +1.0 (2.8)

            On noisy, AutoFT: no significant difference to FineTuning:""");
  }

  @Test
  void showsTheMixturesWhereThereAreSome() {
    var text =
        text(
            STUDY,
            0.01,
            List.of(
                model("AutoFT", 0.5, mixed("noisy", 0.55, 0.65)),
                model("FineTuning", 1.0, mixed("noisy", 0.54, 0.54))));

    assertThat(text)
        .contains("mixed with the pretrained model (WiSE-FT): 0.500 of AutoFT, 1.00 of FineTuning.")
        .contains("noisy                       65.0 (1.0)      54.0 (1.0)");
  }

  @Test
  void claimsNothingOfMixturesThatNobodyLookedAt() {
    var models = List.of(model("AutoFT", 1.0, mixed("noisy", 0.55, 0.55)));

    assertThat(text(STUDY, 0.01, models)).contains("was better on validation data");
    assertThat(text(STUDY.with("spec.finalTraining.selectOn", "None"), 0.01, models))
        .contains("\n\nNothing was mixed with the pretrained model (WiSE-FT): ")
        .doesNotContain("validation data");
  }

  @Test
  void givesACrossEntropyInNats() {
    var text =
        text(
            STUDY.with("spec.objective.metric", "CrossEntropy"),
            0.25,
            List.of(
                model("AutoFT", null, score("noisy", 1.25, 0.02)),
                model("FineTuning", null, score("noisy", 1.5, 0.02))));

    assertThat(text)
        .contains("CrossEntropy 0.720 nats (standard error 0.026)")
        .contains("better than FineTuning by 0.250 nats");
  }

  @Test
  void saysOfSeveralSeedsWhatTheIntervalsCover() {
    var learned =
        List.of(
            training(1, 0.5, mixed("noisy", 0.6, 0.65)),
            training(2, 1.0, mixed("noisy", 0.7, 0.7)));
    var fineTuning =
        List.of(
            training(1, 1.0, mixed("noisy", 0.5, 0.5)),
            training(2, 1.0, mixed("noisy", 0.58, 0.58)));

    var text =
        text(
            STUDY,
            0.01,
            List.of(
                new TrainedModel("AutoFT", learned), new TrainedModel("FineTuning", fineTuning)));

    assertThat(text)
        .contains(
            "noisy                       65.0 (5.4)      54.0 (4.5)               +11.0 (3.0)")
        .contains("(WiSE-FT): 0.500 and 1.00 of AutoFT, 1.00 of FineTuning.")
        .endsWith(
            "Means over 2 seeds, the same for all models; the intervals cover test examples and"
                + " seeds.\n");
  }

  @Test
  void saysWhichModelHasFewerSeeds() {
    var zeroShot = List.of(training(1, 1.0, mixed("noisy", 0.4, 0.4)));
    var fineTuning =
        List.of(
            training(1, 1.0, mixed("noisy", 0.5, 0.5)),
            training(2, 1.0, mixed("noisy", 0.58, 0.58)));

    var text =
        text(
            STUDY,
            0.01,
            List.of(
                new TrainedModel("AutoFT", List.of(training(2, 1.0, mixed("noisy", 0.6, 0.65)))),
                new TrainedModel("FineTuning", fineTuning),
                new TrainedModel("ZeroShot", zeroShot)));

    assertThat(text)
        .endsWith(
            "Means over 2 seeds, but over 1 of AutoFT, where the others diverged. Differences are"
                + " over the seeds that both have; of one seed, an interval covers the test"
                + " examples alone.\n");
  }

  @Test
  void endsWithTheObjectiveWhereThereIsNoFinalTraining() {
    assertThat(text(STUDY, null, List.of())).endsWith("weight decay 0.100\n");
  }

  private static String text(Document study, Double improvement, List<TrainedModel> models) {
    return new ResultText(
            spec(study),
            new StudyResult(
                "wildlife-0004",
                TrialSpecs.PARAMETERS,
                0.72,
                0.026,
                improvement,
                null,
                List.of(),
                null),
            7,
            models,
            Optional.ofNullable(improvement).map(i -> Trials.scored(FINE_TUNING, 0.7)))
        .text();
  }

  private static TrainedModel model(String name, Double alpha, TestScore... scores) {
    return new TrainedModel(name, List.of(training(8, alpha, scores)));
  }

  private static TrialRecord training(int seed, Double alpha, TestScore... scores) {
    return Trials.tested(
        TrialSpecs.finalTraining(8, seed),
        0.8,
        List.of(scores),
        Optional.ofNullable(alpha).map(a -> new EnsembleCurve(a, List.of(), List.of())));
  }

  private static TestScore score(String name, double value, double error) {
    return new TestScore(name, value, error, 500, null, null);
  }

  private static TestScore mixed(String name, double tuned, double mixed) {
    return new TestScore(name, tuned, 0.02, 500, new TestEstimate(mixed, 0.01, null), null);
  }
}
