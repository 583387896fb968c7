package io.autoft.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.autoft.contract.TestResult.Estimate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrialReportTest {

  private static final String SCORED = Golden.text("report-scored.json");
  private static final String REPEATS = Golden.text("report-repeats.json");
  private static final String FINAL = Golden.text("report-final.json");

  /** Python: b64encode(pack("48b", *range(-120, 120, 5))). */
  private static final String TUNED =
      "iI2Sl5yhpquwtbq/xMnO09jd4ufs8fb7AAUKDxQZHiMoLTI3PEFGS1BVWl9kaW5z";

  /** Python: b64encode(pack("48b", *range(-70, 74, 3))). */
  private static final String ENSEMBLED =
      "ur3Aw8bJzM/S1djb3uHk5+rt8PP2+fz/AgUICw4RFBcaHSAjJiksLzI1ODs+QURH";

  private static final String FAILED = Golden.text("report-failed.json");

  @Test
  void readsAScore() throws InvalidDocumentException {
    var report = TrialReport.parse(SCORED);

    assertThat(report.outcome()).isEqualTo(Outcome.Scored);
    assertThat(report.score()).contains(0.625);
    assertThat(report.metrics())
        .containsEntry("standardError", 0.0125)
        .containsEntry(TrialReport.PEAK_MEMORY, 3870.0);
    assertThat(report.steps()).isEqualTo(10);
    assertThat(Resamples.decode(report.resamples().orElseThrow()).leftOut())
        .containsExactly(1f, 0.75f);
  }

  @Test
  void takesAMetricMoreAndLeavesAllElse() throws InvalidDocumentException {
    var report = TrialReport.parse(SCORED);

    var more = report.withMetric("epoch", 3);

    assertThat(more.metrics()).containsEntry("epoch", 3.0).hasSize(report.metrics().size() + 1);
    assertThat(more.withMetric("epoch", 2).metrics()).containsEntry("epoch", 2.0);
    assertThat(more).usingRecursiveComparison().ignoringFields("metrics").isEqualTo(report);
  }

  @Test
  void readsAFinalTraining() throws InvalidDocumentException {
    var report = TrialReport.parse(FINAL);

    assertThat(report.tests())
        .containsExactly(
            new TestResult(
                "outlined",
                0.5,
                0.02,
                600,
                Optional.of(new Estimate(0.625, 0.0125, Optional.of(ENSEMBLED))),
                Optional.of(TUNED)),
            new TestResult("inverted", 0.25, 0.03125, 600, Optional.empty()));
    assertThat(report.ensemble())
        .contains(new WeightEnsemble(0.3, List.of(0.5, 0.75), List.of(0.625, 0.25)));
    assertThat(report.checkpoint()).contains("shapes-0104");
    assertThat(report.resamples()).isEmpty();
    assertThat(ResampledEstimates.decode(TUNED, 0.5, 0.02).values())
        .startsWith(0.5 - 120 / 32.0 * 0.02)
        .endsWith(0.5 + 115 / 32.0 * 0.02);
  }

  @Test
  void readsAFailure() throws InvalidDocumentException {
    var report = TrialReport.parse(FAILED);

    assertThat(report)
        .isEqualTo(
            TrialReport.failed(
                report.parameterDigest(),
                Reason.DataMissing,
                "model: there is no folder /nowhere"));
    assertThat(report.reason().orElseThrow().exitCode()).isEqualTo(ExitCode.DATA_MISSING);
  }

  @Test
  void writesWhatItReads() throws InvalidDocumentException {
    for (var golden : List.of(SCORED, REPEATS, FINAL, FAILED)) {
      assertThat(Golden.tree(TrialReport.parse(golden).toJson())).isEqualTo(Golden.tree(golden));
    }
  }

  @Test
  void belongsToTheParametersOfItsDigest() throws InvalidDocumentException {
    var config = TrialConfig.parse(Golden.text("trial-search.json"));

    assertThat(TrialReport.parse(SCORED).parameterDigest())
        .isEqualTo(ParameterDigest.of(config.parameters()));
  }

  @Test
  void isNotWrittenLongerThanAMessageThatKubernetesKeeps() throws InvalidDocumentException {
    int others = failure("").toJson().length();

    assertThat(failure("x".repeat(5000)).toJson()).hasSize(others + 800);
    assertThatThrownBy(() -> failure("\u0001".repeat(800)).toJson())
        .isInstanceOf(InvalidDocumentException.class)
        .hasMessage("the report has %d bytes; at most 4096 are kept", others + 6 * 800);
  }

  @Test
  void isRecordedWithoutItsSecondsWhateverItsLength() throws InvalidDocumentException {
    var recorded = TrialReport.parse(FINAL).toRecordJson();

    var expected = (ObjectNode) Golden.tree(FINAL);
    expected.remove("seconds");
    assertThat(Golden.tree(recorded)).isEqualTo(expected);
    assertThat(failure("\u0001".repeat(800)).toRecordJson().length()).isGreaterThan(4096);
  }

  @Test
  void isRefusedWhereScoreAndOutcomeContradictEachOther() {
    var message = "score: a finite number if and only if outcome is Scored";
    for (var json :
        List.of(
            SCORED.replace("\"score\": 0.625,", ""),
            SCORED.replace("\"score\": 0.625", "\"score\": \"NaN\""),
            SCORED.replace("Scored", "Diverged"))) {
      assertThatThrownBy(() -> TrialReport.parse(json)).hasMessage(message);
    }
    assertThatThrownBy(() -> TrialReport.parse(SCORED.replace(": 1,", ": 2,")))
        .hasMessage("schemaVersion is 2; this operator reads 1");
    assertThatThrownBy(() -> TrialReport.parse("a log"))
        .hasMessageStartingWith("not a trial report: ");
    assertThatThrownBy(() -> TrialReport.parse("null")).hasMessage("the trial report is empty");
  }

  private static TrialReport failure(String message) {
    return TrialReport.failed("0".repeat(64), Reason.TrainerError, message);
  }
}
