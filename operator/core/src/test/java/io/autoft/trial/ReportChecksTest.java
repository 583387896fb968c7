package io.autoft.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.autoft.contract.Contract;
import io.autoft.contract.Metric;
import io.autoft.contract.Outcome;
import io.autoft.contract.ParameterDigest;
import io.autoft.contract.Resamples;
import io.autoft.contract.TestResult;
import io.autoft.contract.TestResult.Estimate;
import io.autoft.contract.TrialReport;
import io.autoft.contract.WeightEnsemble;
import io.autoft.testing.TrialSpecs;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReportChecksTest {

  private static final ReportChecks ACCURACY =
      new ReportChecks(TrialSpecs.PARAMETERS, Metric.Accuracy);

  static Stream<Arguments> impossible() {
    return Stream.of(
        arguments("above 1", scored(2), "score is 2.0; Accuracy is from 0 to 1"),
        arguments("below 0", scored(-5), "score is -5.0; Accuracy is from 0 to 1"),
        arguments("huge", scored(1e27), "score is 1.0E27; Accuracy is from 0 to 1"),
        arguments(
            "an error below 0",
            metrics(Map.of("standardError", -0.1)),
            "metrics.standardError is -0.1; it must be a finite number of at least 0"),
        arguments(
            "a metric that is no number",
            metrics(Map.of("loss", Double.NaN)),
            "metrics.loss is NaN; it must be finite"),
        arguments(
            "too many metrics",
            metrics(
                IntStream.range(0, 65).boxed().collect(Collectors.toMap(i -> "m" + i, i -> 1.0))),
            "metrics has 65 entries; at most 64 are kept"),
        arguments(
            "too many tests",
            tests(Collections.nCopies(21, test("outlined", 0.5))),
            "tests has 21 entries; at most 20 are kept"),
        arguments(
            "a test above 1",
            tests(List.of(test("outlined", 1.5))),
            "tests.outlined is 1.5; Accuracy is from 0 to 1"),
        arguments(
            "a mixture without an error",
            tests(
                List.of(
                    new TestResult(
                        "outlined", 0.5, 0.1, 9, Optional.of(new Estimate(0.5, Double.NaN))))),
            "tests.outlined.ensembled.standardError is NaN; it must be a finite number of at least"
                + " 0"),
        arguments(
            "a long name of a test",
            tests(List.of(test("x".repeat(41), 0.5))),
            "tests: a name has more than 40 characters"),
        arguments(
            "a long name of a group",
            report(0.5, Map.of(), null, List.of(), null, List.of("x".repeat(64))),
            "parameterGroups must be at most 64 names of at most 63 characters, and at most 80"
                + " groups"),
        arguments(
            "a range of many groups",
            report(0.5, Map.of(), null, List.of(), null, List.of("stem", "block.0-79")),
            "parameterGroups must be at most 64 names of at most 63 characters, and at most 80"
                + " groups"),
        arguments(
            "a test of fewer than no examples",
            tests(List.of(new TestResult("outlined", 0.5, 0.1, -1, Optional.empty()))),
            "tests.outlined.n is below 0"),
        arguments(
            "a share above 1",
            mixed(new WeightEnsemble(1.5, List.of(), List.of())),
            "ensemble.alpha is 1.5; it is from 0 to 1"),
        arguments(
            "a curve that is no number",
            mixed(new WeightEnsemble(0.5, List.of(0.5, Double.NaN), List.of())),
            "ensemble.idValidation is NaN; Accuracy is from 0 to 1"),
        arguments(
            "a curve of many points",
            mixed(new WeightEnsemble(0.5, List.of(), Collections.nCopies(17, 0.5))),
            "ensemble.oodValidation has 17 values; at most 16 are kept"),
        arguments(
            "a resample that is no number",
            report(
                0.5,
                Map.of(),
                new Resamples(new float[] {0.5f, Float.NaN}, new float[2]).encode(),
                List.of(),
                null,
                List.of()),
            "resamples: NaN at 1; all must be finite"),
        arguments(
            "a long path",
            report(0.5, Map.of(), null, List.of(), "x".repeat(1025), List.of()),
            "checkpoint has more than 1024 characters"),
        arguments(
            "resamples that are none",
            report(0.5, Map.of(), "!", List.of(), null, List.of()),
            "resamples: not base64"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void impossible(String sentence, TrialReport report, String complaint) {
    assertThat(ACCURACY.complaint(report)).contains(complaint);
  }

  @Test
  void aUsualReportStands() {
    var report =
        report(
            0.8,
            Map.of("standardError", 0.02),
            "AAAAAAAAAAA=",
            List.of(test("outlined", 0.5)),
            "wildlife-0003",
            List.of("stem", "block.0-11"));

    assertThat(ACCURACY.complaint(report)).isEmpty();
  }

  @Test
  void aCrossEntropyMayBeAboveOne() {
    var checks = new ReportChecks(TrialSpecs.PARAMETERS, Metric.CrossEntropy);

    assertThat(checks.complaint(scored(7.5))).isEmpty();
    assertThat(checks.complaint(scored(2e9)))
        .contains("score is 2.0E9; CrossEntropy is from 0 to 1e9");
  }

  @Test
  void aReportOfOtherParametersIsNotTheTrials() {
    var checks = new ReportChecks(Map.of("learningRate", 1.0), Metric.Accuracy);

    assertThat(checks.complaint(scored(0.5)))
        .contains("parameterDigest is of other parameters than the trial's");
  }

  private static TrialReport scored(double score) {
    return report(score, Map.of(), null, List.of(), null, List.of());
  }

  private static TrialReport metrics(Map<String, Double> metrics) {
    return report(0.5, metrics, null, List.of(), null, List.of());
  }

  private static TrialReport tests(List<TestResult> tests) {
    return report(0.5, Map.of(), null, tests, null, List.of());
  }

  private static TrialReport mixed(WeightEnsemble ensemble) {
    return report(0.5, Map.of(), null, List.of(), ensemble, null, List.of());
  }

  private static TestResult test(String name, double value) {
    return new TestResult(name, value, 0.1, 9, Optional.empty());
  }

  private static TrialReport report(
      double score,
      Map<String, Double> metrics,
      String resamples,
      List<TestResult> tests,
      String checkpoint,
      List<String> groups) {
    return report(score, metrics, resamples, tests, null, checkpoint, groups);
  }

  private static TrialReport report(
      double score,
      Map<String, Double> metrics,
      String resamples,
      List<TestResult> tests,
      WeightEnsemble ensemble,
      String checkpoint,
      List<String> groups) {
    return new TrialReport(
        Contract.SCHEMA_VERSION,
        ParameterDigest.of(TrialSpecs.PARAMETERS),
        Outcome.Scored,
        Optional.of(score),
        new TreeMap<>(metrics),
        Optional.ofNullable(resamples),
        50,
        new TreeMap<>(),
        Optional.empty(),
        Optional.empty(),
        tests,
        Optional.ofNullable(ensemble),
        Optional.ofNullable(checkpoint),
        groups);
  }
}
