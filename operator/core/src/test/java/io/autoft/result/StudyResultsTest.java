package io.autoft.result;

import static io.autoft.testing.Studies.STUDY;
import static io.autoft.testing.Studies.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.autoft.api.v1alpha1.AutoFTTrialSpec;
import io.autoft.api.v1alpha1.BaselineName;
import io.autoft.api.v1alpha1.ConfirmationResult;
import io.autoft.api.v1alpha1.ConfirmedComparison;
import io.autoft.api.v1alpha1.ConfirmedScore;
import io.autoft.api.v1alpha1.ErrorBasis;
import io.autoft.api.v1alpha1.TestEstimate;
import io.autoft.api.v1alpha1.TestScore;
import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.api.v1alpha1.Verdict;
import io.autoft.testing.TrialSpecs;
import io.autoft.testing.Trials;
import io.autoft.trial.TrialRecord;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StudyResultsTest {

  @Test
  void comparesTheLearnedObjectiveWithEveryBaselineOnTheMeanOfTheShifts() {
    var result =
        StudyResults.of(
            spec(STUDY),
            Trials.scored(TrialSpecs.search(), 0.8),
            Optional.of(Trials.scored(baseline(), 0.75)),
            Optional.empty(),
            List.of(
                model(
                    "AutoFT",
                    score("in-distribution", 0.9),
                    score("noisy", 0.6),
                    score("small", 0.5)),
                model(
                    "FineTuning",
                    score("in-distribution", 0.9),
                    score("noisy", 0.5),
                    score("small", 0.4)),
                model(
                    "ZeroShot",
                    score("in-distribution", 0.5),
                    score("noisy", 0.6),
                    score("small", 0.5))));

    assertThat(result.improvement()).isEqualTo(0.05, within(1e-12));
    assertThat(result.comparisons()).hasSize(2);
    var better = result.comparisons().get(0);
    assertThat(better.baseline()).isEqualTo("FineTuning");
    assertThat(better.tests()).isEqualTo(2);
    assertThat(better.difference()).isEqualTo(0.1, within(1e-12));
    assertThat(better.standardError()).isEqualTo(0.02, within(1e-12));
    assertThat(better.lower()).isEqualTo(0.1 - 1.959964 * 0.02, within(1e-12));
    assertThat(better.upper()).isEqualTo(0.1 + 1.959964 * 0.02, within(1e-12));
    assertThat(better.basis()).isEqualTo(ErrorBasis.Unpaired);
    assertThat(better.verdict()).isEqualTo(Verdict.Better);
    assertThat(result.comparisons().get(1).verdict()).isEqualTo(Verdict.NoSignificantDifference);
  }

  @Test
  void withoutTestsThereIsNothingToCompare() {
    var result =
        StudyResults.of(
            spec(STUDY),
            Trials.scored(TrialSpecs.search(), 0.8),
            Optional.empty(),
            Optional.empty(),
            List.of(model("AutoFT"), model("FineTuning")));

    assertThat(result.improvement()).isNull();
    assertThat(result.comparisons()).isEmpty();
  }

  /** A ViT-g, layer-wise, compared with every baseline on twenty tests, with several seeds. */
  @Test
  void theLargestResultLeavesRoomInAStudyOf64Kibibytes() throws JsonProcessingException {
    var parameters = new TreeMap<String, Double>();
    for (int i = 0; i < 269; i++) {
      parameters.put("weight.L2Distance/block.%d".formatted(i), 1 / 3.0 + i);
    }
    var winner =
        new AutoFTTrialSpec(
            "x".repeat(52), 999999, TrialPurpose.Search, null, null, parameters, 1, "d", null);
    var trained =
        Stream.of("AutoFT", "ZeroShot", "LinearProbe", "FineTuning", "LPFT", "L2SP", "FLYP")
            .map(name -> new TrainedModel(name, List.of(largest(1), largest(2), largest(3))))
            .toList();

    var result =
        StudyResults.of(
            spec(STUDY),
            Trials.scored(winner, 1 / 3.0),
            Optional.empty(),
            Optional.of(confirmation()),
            trained);

    assertThat(result.comparisons()).hasSize(6);
    assertThat(new ObjectMapper().writeValueAsBytes(result)).hasSizeBetween(30_000, 56_000);
    assertThat(new ObjectMapper().writeValueAsBytes(confirmation()))
        .as("is in the status once more")
        .hasSizeBetween(3_000, 8_000);
  }

  /** A training with the longest names and numbers, which differ from seed to seed. */
  private static TrialRecord largest(int seed) {
    var resamples = "A".repeat(64);
    var tests =
        IntStream.range(10, 30)
            .mapToObj(
                i ->
                    new TestScore(
                        "x".repeat(38) + i,
                        1 / 3.0 / seed,
                        1 / 30.0,
                        99999,
                        new TestEstimate(1 / 7. / seed, .1, resamples),
                        resamples))
            .toArray(TestScore[]::new);
    return training(seed, tests);
  }

  private static ConfirmationResult confirmation() {
    var candidate = new ConfirmedScore("x".repeat(59), 1 / 3.0, 1 / 7.0);
    var comparison =
        new ConfirmedComparison(
            BaselineName.LinearProbe,
            1 / 3.0,
            1 / 7.0,
            1 / 30.0,
            1 / 70.0,
            1 / 3.0,
            ErrorBasis.Unpaired,
            Verdict.NoSignificantDifference,
            "x".repeat(120));
    return new ConfirmationResult(
        candidate.trial(),
        1 / 3.0,
        1 / 3.0,
        1 / 7.0,
        2 / 3.0,
        20,
        Collections.nCopies(20, candidate),
        Collections.nCopies(6, comparison),
        "d".repeat(16));
  }

  private static AutoFTTrialSpec baseline() {
    return TrialSpecs.of(1, TrialPurpose.Baseline, BaselineName.FineTuning, Map.of());
  }

  private static TrainedModel model(String name, TestScore... tests) {
    return new TrainedModel(name, List.of(training(1, tests)));
  }

  private static TrialRecord training(int seed, TestScore... tests) {
    var spec = TrialSpecs.finalTraining(8, seed);
    return Trials.tested(spec, 0.9 / seed, List.of(tests), Optional.empty());
  }

  private static TestScore score(String name, double value) {
    return new TestScore(name, value, 0.02, 500, null, null);
  }
}
