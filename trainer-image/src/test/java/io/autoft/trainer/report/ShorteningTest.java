package io.autoft.trainer.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.autoft.contract.Contract;
import io.autoft.contract.InvalidDocumentException;
import io.autoft.contract.Outcome;
import io.autoft.contract.Reason;
import io.autoft.contract.Repeats;
import io.autoft.contract.Resamples;
import io.autoft.contract.TestResult;
import io.autoft.contract.TestResult.Estimate;
import io.autoft.contract.TrialReport;
import io.autoft.contract.WeightEnsemble;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShorteningTest {

  private static final String DIGEST = "0".repeat(64);
  private static final String RESAMPLES = "A".repeat(64);

  /** Those of the largest models; a report of a final training has none. */
  private static final List<String> GROUPS = List.of("stem", "block.0-39", "final", "head", "text");

  @Test
  void leavesAShortReportAsItIs() throws InvalidDocumentException {
    var report = report(tests(3, 10), Optional.empty(), Optional.empty());

    assertThat(Shortening.json(report, Contract.MAX_REPORT_BYTES)).isEqualTo(report.toJson());
  }

  @Test
  void keepsTwentyTestsWithNamesAsLongAsALabel() throws InvalidDocumentException {
    var report = report(tests(20, 63), Optional.empty(), Optional.of("w".repeat(800)));

    var parsed = parse(report);

    assertThat(parsed.tests()).hasSize(20);
    assertThat(parsed.tests().get(0).value()).isEqualTo(1 / 3.0, within(1e-6));
  }

  @Test
  void keepsTwentyTestsBothTunedAndEnsembledAndTheCurve() throws InvalidDocumentException {
    var parsed = parse(ensembled(20, 63, 0.123456789, 0.0123456789));

    assertThat(parsed.tests()).hasSize(20);
    assertThat(parsed.tests().get(0).value()).isEqualTo(0.1235);
    assertThat(parsed.tests().get(19).ensembled().orElseThrow().standardError()).isEqualTo(0.01235);
    assertThat(parsed.ensemble().orElseThrow().alpha()).isEqualTo(0.3);
    assertThat(parsed.ensemble().orElseThrow().idValidation()).hasSize(11).containsOnly(0.1235);
    assertThat(parsed.checkpoint().orElseThrow()).hasSize(63);
  }

  @Test
  void keepsTheTestsAboveTheCurve() throws InvalidDocumentException {
    // Logarithms may have more digits than fractions.
    var parsed = parse(ensembled(20, 63, 1.23456789e-5, 1.23456789e-7));

    assertThat(parsed.tests()).hasSize(20);
    assertThat(parsed.tests().get(0).value()).isEqualTo(1.235e-5);
    assertThat(parsed.ensemble().orElseThrow().alpha()).isEqualTo(0.3);
  }

  @Test
  void roundsNothingThatFits() throws InvalidDocumentException {
    var report = ensembled(8, 20, 1 / 3.0, 1 / 300.0);

    assertThat(parse(report).tests()).isEqualTo(report.tests());
  }

  @Test
  void keepsResamplesAboveALongMessage() throws InvalidDocumentException {
    var floats = new float[Contract.RESAMPLES];
    var resamples = Optional.of(new Resamples(floats, floats).encode());

    var parsed = parse(report(List.of(), resamples, Optional.of("ß".repeat(800))));

    assertThat(parsed.resamples()).isEqualTo(resamples);
    assertThat(parsed.parameterGroups()).isEqualTo(GROUPS);
    assertThat(parsed.score()).contains(0.5);
  }

  @Test
  void keepsTheScoresOfTwentyRepeatsAndLeavesThemOutFirst() throws InvalidDocumentException {
    var floats = new float[Contract.RESAMPLES];
    var resamples = Optional.of(new Resamples(floats, floats).encode());
    var repeated = repeated(report(List.of(), resamples, Optional.empty()));
    var tooLong = repeated(report(List.of(), resamples, Optional.of("w".repeat(800))));

    assertThat(parse(repeated)).isEqualTo(repeated);
    assertThat(parse(tooLong).metrics())
        .containsOnlyKeys("loss", "oodValidation.accuracy", "repeats.standardError");
    assertThat(parse(tooLong).message().orElseThrow()).hasSize(800);
  }

  @Test
  void leavesOutTheResamplesOfTheEnsembledFirst() throws InvalidDocumentException {
    var parsed = parse(resampled(ensembled(12, 20, 1 / 3.0, 1 / 300.0)));

    assertThat(parsed.tests()).hasSize(12);
    for (var test : parsed.tests()) {
      assertThat(test.value()).isEqualTo(0.333333);
      assertThat(test.resamples()).contains(RESAMPLES);
      assertThat(test.ensembled().orElseThrow().resamples()).isEmpty();
    }
    assertThat(parsed.metrics()).isNotEmpty();
  }

  @Test
  void keepsTheResamplesOfTenTests() throws InvalidDocumentException {
    var report = resampled(ensembled(10, 20, 1 / 3.0, 1 / 300.0));

    for (var test : parse(report).tests()) {
      assertThat(test.resamples()).contains(RESAMPLES);
      assertThat(test.ensembled().orElseThrow().resamples()).contains(RESAMPLES);
    }
  }

  @Test
  void keepsTwentyTestsAndTheCurveAboveTheResamples() throws InvalidDocumentException {
    for (int nameLength : new int[] {20, 63}) {
      var parsed = parse(resampled(ensembled(20, nameLength, 0.123456789, 0.0123456789)));

      assertThat(parsed.tests()).hasSize(20);
      assertThat(parsed.tests()).allMatch(test -> test.resamples().isEmpty());
      assertThat(parsed.ensemble().orElseThrow().idValidation()).hasSize(11);
    }
  }

  @Test
  void saysSoWhereTheTestsDoNotFit() throws InvalidDocumentException {
    var parsed = parse(report(tests(20, 250), Optional.empty(), Optional.empty()));

    assertThat(parsed.tests()).isEmpty();
    assertThat(parsed.message()).contains("the results on the test sets are too long for a report");
    assertThat(parsed.score()).contains(0.5);
  }

  /** Of a pod of five containers Kubernetes keeps 2,457 bytes of each. */
  @Test
  void fitsIntoLessWhereLessIsKept() throws InvalidDocumentException {
    var floats = new float[Contract.RESAMPLES];
    var resamples = Optional.of(new Resamples(floats, floats).encode());
    int most = Contract.MAX_POD_REPORT_BYTES / 5;

    var search =
        TrialReport.parse(Shortening.json(report(List.of(), resamples, Optional.empty()), most));
    var last =
        TrialReport.parse(Shortening.json(resampled(ensembled(12, 20, 1 / 3.0, 1e-2)), most));

    assertThat(search.score()).contains(0.5);
    assertThat(search.resamples()).isEqualTo(resamples);
    assertThat(last.tests()).hasSize(12).allMatch(test -> test.ensembled().isPresent());
  }

  @Test
  void keepsHowSureTheScoreIsAndOfWhatAboveOtherMetrics() throws InvalidDocumentException {
    var report = report(List.of(), Optional.of(RESAMPLES), Optional.empty());
    for (var metric : List.of("standardError", "model.weights", "train.images")) {
      report.metrics().put(metric, 4294967295.0);
    }
    int most = report.toJson().length() - 10;

    var parsed = TrialReport.parse(Shortening.json(report, most));

    assertThat(parsed.metrics()).containsOnlyKeys("standardError", "model.weights", "train.images");
    assertThat(parsed.resamples()).contains(RESAMPLES);
  }

  @Test
  void fitsAFailureIntoTheLeastThatMayBeAskedFor() throws InvalidDocumentException {
    var failure = TrialReport.failed(DIGEST, Reason.TrainerError, "w".repeat(5000));

    assertThat(Shortening.json(failure, 512)).hasSizeLessThanOrEqualTo(512);
    assertThat(TrialReport.parse(Shortening.json(failure, 512)).reason())
        .contains(Reason.TrainerError);
  }

  @Test
  void fitsAFailureWhoseMessageNeedsManyBytes() throws InvalidDocumentException {
    var parsed = parse(TrialReport.failed(DIGEST, Reason.TrainerError, "\u0001".repeat(5000)));

    assertThat(parsed.reason()).contains(Reason.TrainerError);
  }

  private static TrialReport repeated(TrialReport report) {
    report.metrics().put(Repeats.STANDARD_ERROR, 1 / 300.0);
    for (int repeat = 0; repeat < Repeats.MAX; repeat++) {
      report.metrics().put(Repeats.score(repeat), 1 / 3.0);
    }
    return report;
  }

  private static TrialReport parse(TrialReport report) throws InvalidDocumentException {
    var json = Shortening.json(report, Contract.MAX_REPORT_BYTES);
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

  private static TrialReport ensembled(
      int count, int nameLength, double value, double standardError) {
    var estimate = Optional.of(new Estimate(value, standardError));
    var tests =
        tests(count, nameLength).stream()
            .map(t -> new TestResult(t.name(), value, standardError, 123456, estimate))
            .toList();
    var curve = Collections.nCopies(11, value);
    var ensemble = Optional.of(new WeightEnsemble(0.3, curve, curve));
    return report(tests, Optional.empty(), Optional.empty(), ensemble);
  }

  private static TrialReport resampled(TrialReport report) {
    var tests =
        report.tests().stream()
            .map(
                t ->
                    new TestResult(
                        t.name(),
                        t.value(),
                        t.standardError(),
                        t.n(),
                        t.ensembled()
                            .map(
                                e ->
                                    new Estimate(
                                        e.value(), e.standardError(), Optional.of(RESAMPLES))),
                        Optional.of(RESAMPLES)))
            .toList();
    return report(tests, Optional.empty(), Optional.empty(), report.ensemble());
  }

  private static TrialReport report(
      List<TestResult> tests, Optional<String> resamples, Optional<String> message) {
    return report(tests, resamples, message, Optional.empty());
  }

  private static TrialReport report(
      List<TestResult> tests,
      Optional<String> resamples,
      Optional<String> message,
      Optional<WeightEnsemble> ensemble) {
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
        ensemble,
        Optional.of("x".repeat(63)),
        tests.isEmpty() ? GROUPS : List.of());
  }
}
