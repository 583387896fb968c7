package io.autoft.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.api.v1alpha1.EnsembleCurve;
import io.autoft.api.v1alpha1.TestEstimate;
import io.autoft.api.v1alpha1.TestScore;
import io.autoft.contract.Outcome;
import io.autoft.contract.TestResult;
import io.autoft.contract.TestResult.Estimate;
import io.autoft.contract.TrialReport;
import io.autoft.contract.WeightEnsemble;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrialResultTest {

  private static final Optional<String> OUTPUT = Optional.of("pvc://models/wildlife");

  private static TrialReport report(Optional<Double> score, Map<String, Double> metrics) {
    return new TrialReport(
        1,
        "digest",
        score.isPresent() ? Outcome.Scored : Outcome.Diverged,
        score,
        new TreeMap<>(metrics),
        Optional.of("AAAA"),
        50,
        new TreeMap<>(Map.of("training", 12.0)),
        Optional.empty(),
        Optional.empty(),
        List.of(
            new TestResult("cameras", 0.5, 0.03, 300, Optional.of(new Estimate(0.625, 0.02))),
            new TestResult("nights", 0.25, 0.04, 200, Optional.empty())),
        Optional.of(new WeightEnsemble(0.3, List.of(0.5, 0.75), List.of(0.25))),
        Optional.of("wildlife-0008"),
        List.of("stem", "block.0-11"));
  }

  @Test
  void takesAllThatAReportTells() {
    var metrics = Map.of("standardError", 0.02, "idValidation", 0.9);

    assertThat(TrialResult.of(report(Optional.of(0.8), metrics), OUTPUT))
        .isEqualTo(
            new TrialResult(
                Optional.of(0.8),
                Optional.of(0.02),
                metrics,
                Optional.of("AAAA"),
                List.of(
                    new TestScore(
                        "cameras", 0.5, 0.03, 300, new TestEstimate(0.625, 0.02, null), null),
                    new TestScore("nights", 0.25, 0.04, 200, null, null)),
                Optional.of(new EnsembleCurve(0.3, List.of(0.5, 0.75), List.of(0.25))),
                List.of("stem", "block.0-11"),
                Optional.of("pvc://models/wildlife/wildlife-0008")));
  }

  @Test
  void aDivergenceHasNoScoreAndNoError() {
    var result = TrialResult.of(report(Optional.empty(), Map.of()), OUTPUT);

    assertThat(result.score()).isEmpty();
    assertThat(result.standardError()).isEmpty();
  }

  @ParameterizedTest(name = "in {0}: {1}")
  @CsvSource({
    "pvc://models, pvc://models/wildlife-0008",
    "pvc://models/, pvc://models/wildlife-0008",
    "file:///home/me/models, file:///home/me/models/wildlife-0008",
    ", wildlife-0008"
  })
  void aCheckpointIsNamedBelowTheOutput(String output, String checkpoint) {
    var result = TrialResult.of(report(Optional.of(0.8), Map.of()), Optional.ofNullable(output));

    assertThat(result.checkpoint()).contains(checkpoint);
  }

  @Test
  void aReportOfNothingGivesNothing() {
    var bare =
        new TrialReport(
            1,
            null,
            Outcome.Scored,
            Optional.of(0.5),
            null,
            null,
            0,
            null,
            null,
            null,
            null,
            null,
            null,
            null);

    assertThat(TrialResult.of(bare, OUTPUT))
        .isEqualTo(
            new TrialResult(
                Optional.of(0.5),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty()));
  }
}
