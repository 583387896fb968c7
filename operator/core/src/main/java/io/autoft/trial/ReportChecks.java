package io.autoft.trial;

import io.autoft.contract.GroupRanges;
import io.autoft.contract.InvalidDocumentException;
import io.autoft.contract.Metric;
import io.autoft.contract.ParameterDigest;
import io.autoft.contract.ResampledEstimates;
import io.autoft.contract.Resamples;
import io.autoft.contract.TestResult;
import io.autoft.contract.TrialReport;
import io.autoft.contract.WeightEnsemble;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Whether a report can be the result of a trial: what a trainer of any kind may say, within the
 * bounds of the API, so that no report is found impossible only when it is stored.
 *
 * @param expected parameters of the trial
 * @param metric of the study
 */
public record ReportChecks(Map<String, Double> expected, Metric metric) {

  private static final int MAX_METRICS = 64;
  private static final int MAX_TESTS = 20;
  private static final int MAX_TEST_NAME = 40;
  private static final int MAX_GROUPS = 64;
  private static final int MAX_GROUP_NAME = 63;

  /** A layer-wise trial has up to six values of each, and may have 512. */
  private static final int MAX_EXPANDED = 80;

  private static final int MAX_ALPHAS = 16;
  private static final int MAX_CHECKPOINT = 1024;

  /** A cross-entropy has no upper bound; one of this size is no measurement any more. */
  private static final double LARGEST = 1e9;

  /** Why the report cannot stand, beginning with the field; empty if it can. */
  public Optional<String> complaint(TrialReport report) {
    return Stream.of(
            parameters(report),
            report.score().flatMap(score -> value("score", score)),
            metrics(report),
            resamples(report),
            tests(report),
            report.ensemble().flatMap(this::ensemble),
            groups(report),
            report
                .checkpoint()
                .filter(name -> name.length() > MAX_CHECKPOINT)
                .map(name -> "checkpoint has more than %d characters".formatted(MAX_CHECKPOINT)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<String> parameters(TrialReport report) {
    return ParameterDigest.of(expected).equals(report.parameterDigest())
        ? Optional.empty()
        : Optional.of("parameterDigest is of other parameters than the trial's");
  }

  private Optional<String> value(String field, double value) {
    double largest = metric == Metric.CrossEntropy ? LARGEST : 1;
    return value >= 0 && value <= largest
        ? Optional.empty()
        : Optional.of(
            "%s is %s; %s is from 0 to %s"
                .formatted(field, value, metric, metric == Metric.CrossEntropy ? "1e9" : "1"));
  }

  private static Optional<String> error(String field, double error) {
    return error >= 0 && error <= LARGEST
        ? Optional.empty()
        : Optional.of("%s is %s; it must be a finite number of at least 0".formatted(field, error));
  }

  private static Optional<String> metrics(TrialReport report) {
    if (report.metrics().size() > MAX_METRICS) {
      return Optional.of(
          "metrics has %d entries; at most %d are kept"
              .formatted(report.metrics().size(), MAX_METRICS));
    }
    var error = report.metrics().get(TrialReport.STANDARD_ERROR);
    return report.metrics().entrySet().stream()
        .filter(m -> m.getValue() == null || !Double.isFinite(m.getValue()))
        .map(m -> "metrics.%s is %s; it must be finite".formatted(m.getKey(), m.getValue()))
        .findFirst()
        .or(() -> error == null ? Optional.empty() : error("metrics.standardError", error));
  }

  private static Optional<String> resamples(TrialReport report) {
    if (report.resamples().isEmpty()) {
      return Optional.empty();
    }
    try {
      var values = Resamples.decode(report.resamples().get()).resampled();
      return IntStream.range(0, values.length)
          .filter(i -> !Float.isFinite(values[i]))
          .mapToObj(i -> "resamples: %s at %d; all must be finite".formatted(values[i], i))
          .findFirst();
    } catch (InvalidDocumentException e) {
      return Optional.of(e.getMessage());
    }
  }

  private Optional<String> tests(TrialReport report) {
    return report.tests().size() > MAX_TESTS
        ? Optional.of(
            "tests has %d entries; at most %d are kept".formatted(report.tests().size(), MAX_TESTS))
        : report.tests().stream().flatMap(test -> test(test).stream()).findFirst();
  }

  private Optional<String> test(TestResult test) {
    var field = "tests." + test.name();
    var mixed = field + ".ensembled";
    return test.name().length() > MAX_TEST_NAME
        ? Optional.of("tests: a name has more than %d characters".formatted(MAX_TEST_NAME))
        : estimate(field, test.value(), test.standardError(), test.resamples())
            .or(() -> test.n() < 0 ? Optional.of(field + ".n is below 0") : Optional.empty())
            .or(
                () ->
                    test.ensembled()
                        .flatMap(
                            e -> estimate(mixed, e.value(), e.standardError(), e.resamples())));
  }

  private Optional<String> estimate(
      String field, double value, double standardError, Optional<String> resamples) {
    return value(field, value)
        .or(() -> error(field + ".standardError", standardError))
        .or(() -> resamples.flatMap(text -> resampled(field, text, value, standardError)));
  }

  private static Optional<String> resampled(
      String field, String resamples, double value, double standardError) {
    try {
      ResampledEstimates.decode(resamples, value, standardError);
      return Optional.empty();
    } catch (InvalidDocumentException e) {
      return Optional.of(field + "." + e.getMessage());
    }
  }

  private Optional<String> ensemble(WeightEnsemble ensemble) {
    if (!(ensemble.alpha() >= 0 && ensemble.alpha() <= 1)) {
      return Optional.of("ensemble.alpha is %s; it is from 0 to 1".formatted(ensemble.alpha()));
    }
    return curve("ensemble.idValidation", ensemble.idValidation())
        .or(() -> curve("ensemble.oodValidation", ensemble.oodValidation()));
  }

  private Optional<String> curve(String field, List<Double> values) {
    return values.size() > MAX_ALPHAS
        ? Optional.of(
            "%s has %d values; at most %d are kept".formatted(field, values.size(), MAX_ALPHAS))
        : values.stream().flatMap(value -> value(field, value).stream()).findFirst();
  }

  /** A range is short, whatever it stands for. */
  private static Optional<String> groups(TrialReport report) {
    var groups = report.parameterGroups();
    return groups.size() > MAX_GROUPS
            || groups.stream().anyMatch(g -> g.length() > MAX_GROUP_NAME)
            || GroupRanges.expand(groups).size() > MAX_EXPANDED
        ? Optional.of(
            "parameterGroups must be at most %d names of at most %d characters, and at most %d groups"
                .formatted(MAX_GROUPS, MAX_GROUP_NAME, MAX_EXPANDED))
        : Optional.empty();
  }
}
