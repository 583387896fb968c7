package io.autoft.trainer.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.autoft.contract.Contract;
import io.autoft.contract.InvalidDocumentException;
import io.autoft.contract.Outcome;
import io.autoft.contract.Reason;
import io.autoft.contract.Resamples;
import io.autoft.contract.TestResult;
import io.autoft.contract.TrialReport;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReportFileTest {

  private static final String DIGEST = "0".repeat(64);

  @Test
  void leavesAShortReportAsItIs() throws InvalidDocumentException {
    var report = report(tests(3, 10), Optional.empty(), Optional.empty());

    assertThat(ReportFile.json(report)).isEqualTo(report.toJson());
  }

  @Test
  void keepsTwentyTestsWithNamesAsLongAsALabel() throws InvalidDocumentException {
    var report = report(tests(20, 63), Optional.empty(), Optional.of("w".repeat(800)));

    var parsed = parse(report);

    assertThat(parsed.tests()).hasSize(20);
    assertThat(parsed.tests().get(0).value()).isEqualTo(1 / 3.0, within(1e-6));
  }

  @Test
  void keepsResamplesAboveALongMessage() throws InvalidDocumentException {
    var floats = new float[Contract.RESAMPLES];
    var resamples = Optional.of(new Resamples(floats, floats).encode());

    var parsed = parse(report(List.of(), resamples, Optional.of("ß".repeat(800))));

    assertThat(parsed.resamples()).isEqualTo(resamples);
    assertThat(parsed.score()).contains(0.5);
  }

  @Test
  void saysSoWhereTheTestsDoNotFit() throws InvalidDocumentException {
    var parsed = parse(report(tests(20, 250), Optional.empty(), Optional.empty()));

    assertThat(parsed.tests()).isEmpty();
    assertThat(parsed.message()).contains("the results on the test sets are too long for a report");
    assertThat(parsed.score()).contains(0.5);
  }

  @Test
  void fitsAFailureWhoseMessageNeedsManyBytes() throws InvalidDocumentException {
    var parsed = parse(TrialReport.failed(DIGEST, Reason.TrainerError, "\u0001".repeat(5000)));

    assertThat(parsed.reason()).contains(Reason.TrainerError);
  }

  private static TrialReport parse(TrialReport report) throws InvalidDocumentException {
    var json = ReportFile.json(report);
    assertThat(json.getBytes(StandardCharsets.UTF_8).length)
        .isLessThanOrEqualTo(Contract.MAX_REPORT_BYTES);
    return TrialReport.parse(json);
  }

  private static List<TestResult> tests(int count, int nameLength) {
    return IntStream.range(0, count)
        .mapToObj(
            i -> {
              var name = "x".repeat(nameLength - 2) + (10 + i);
              return new TestResult(name, 1 / 3.0, Math.sqrt(2) / 100, 1000, Optional.empty());
            })
        .toList();
  }

  private static TrialReport report(
      List<TestResult> tests, Optional<String> resamples, Optional<String> message) {
    return new TrialReport(
        Contract.SCHEMA_VERSION,
        DIGEST,
        Outcome.Scored,
        Optional.of(0.5),
        new TreeMap<>(Map.of("oodValidation.accuracy", 1 / 3.0, "loss", Math.PI)),
        resamples,
        1240,
        new TreeMap<>(Map.of("training", 18.618)),
        Optional.empty(),
        message,
        tests,
        Optional.empty(),
        Optional.of("x".repeat(63)));
  }
}
