package io.autoft.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.autoft.contract.Contract;
import io.autoft.contract.Outcome;
import io.autoft.contract.Resamples;
import io.autoft.contract.TrialReport;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MeanReportTest {

  private static final TrialReport FIRST = scored(0.5, 0.03, 1, 0.5f, 0.25f);
  private static final TrialReport SECOND = scored(0.7, 0.01, 3, 0.75f, 1);

  @Test
  void theScoreTheMetricsAndEachResampleAreMeans() throws Exception {
    var report = new MeanReport(List.of(FIRST, SECOND)).report();

    assertThat(report.score().orElseThrow()).isEqualTo(0.6, within(1e-15));
    assertThat(report.metrics()).containsEntry("loss", 2.0);
    assertThat(report.steps()).isEqualTo(20);
    var resamples = Resamples.decode(report.resamples().orElseThrow());
    assertThat(resamples.resampled()).containsExactly(0.625f);
    assertThat(resamples.leftOut()).containsExactly(0.625f);
  }

  /** Deviation of 0.5 and 0.7: 0.1 sqrt(2), of their mean 0.1; of the examples 0.02. */
  @Test
  void theStandardErrorIsThatOfTheExamplesAndOfTheSeeds() {
    var metrics = new MeanReport(List.of(FIRST, SECOND)).report().metrics();

    assertThat(metrics.get("repeats.standardDeviation"))
        .isEqualTo(0.1 * Math.sqrt(2), within(1e-15));
    assertThat(metrics.get("repeats.standardError")).isEqualTo(0.1, within(1e-15));
    assertThat(metrics.get("standardError"))
        .isEqualTo(Math.sqrt(0.02 * 0.02 + 0.1 * 0.1), within(1e-15));
    assertThat(metrics).containsEntry("repeats.score.0", 0.5).containsEntry("repeats.score.1", 0.7);
  }

  @Test
  void aSingleTrainingIsReportedAsItIs() {
    assertThat(new MeanReport(List.of(FIRST)).report()).isSameAs(FIRST);
  }

  @Test
  void oneThatDivergedMakesTheTrialDiverged() {
    var diverged =
        report(
            Outcome.Diverged,
            Optional.empty(),
            Map.of(),
            Optional.empty(),
            Optional.of("diverged: at step 4 the loss was NaN"));

    var report = new MeanReport(List.of(FIRST, diverged)).report();

    assertThat(report.outcome()).isEqualTo(Outcome.Diverged);
    assertThat(report.score()).isEmpty();
    assertThat(report.metrics()).isEmpty();
    assertThat(report.resamples()).isEmpty();
    assertThat(report.message()).contains("training 2: diverged: at step 4 the loss was NaN");
    assertThat(report.steps()).isEqualTo(20);
  }

  private static TrialReport scored(
      double score, double error, double loss, float resampled, float leftOut) {
    return report(
        Outcome.Scored,
        Optional.of(score),
        Map.of("loss", loss, "standardError", error),
        Optional.of(new Resamples(new float[] {resampled}, new float[] {leftOut}).encode()),
        Optional.empty());
  }

  private static TrialReport report(
      Outcome outcome,
      Optional<Double> score,
      Map<String, Double> metrics,
      Optional<String> resamples,
      Optional<String> message) {
    return new TrialReport(
        Contract.SCHEMA_VERSION,
        "digest",
        outcome,
        score,
        new TreeMap<>(metrics),
        resamples,
        10,
        new TreeMap<>(Map.of("training", 1.5)),
        Optional.empty(),
        message,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        List.of("stem"));
  }
}
