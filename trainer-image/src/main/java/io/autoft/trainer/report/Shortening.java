package io.autoft.trainer.report;

import io.autoft.contract.InvalidDocumentException;
import io.autoft.contract.Reason;
import io.autoft.contract.Repeats;
import io.autoft.contract.TestResult;
import io.autoft.contract.TestResult.Estimate;
import io.autoft.contract.TrialReport;
import io.autoft.contract.WeightEnsemble;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Makes a report short enough to be kept. All values of tests and of the curve have the same number
 * of digits; four are more than the size of any test set resolves.
 */
final class Shortening {

  private static final int SHORT_MESSAGE = 200;

  /** What can be left out of a report that is too long, the dearest last. */
  private static final List<UnaryOperator<TrialReport>> STEPS =
      List.of(
          report -> withMetrics(report, metric -> !Repeats.isScore(metric)),
          report -> rounded(report, new MathContext(6, RoundingMode.HALF_EVEN)),
          report -> withTests(report, Shortening::withoutEnsembledResamples),
          report -> withTests(report, Shortening::withoutResamples),
          Shortening::withShortMessage,
          report -> withMetrics(report, Shortening::tellsOfTheScore),
          report -> rounded(report, new MathContext(4, RoundingMode.HALF_EVEN)),
          report -> new Parts(report).seconds(new TreeMap<>()).report(),
          Shortening::withoutCurve,
          report -> withMetrics(report, metric -> false),
          Shortening::withoutResamples,
          Shortening::withoutTests);

  private Shortening() {}

  /**
   * The report as JSON that is short enough.
   *
   * @param most bytes that it may have
   */
  static String json(TrialReport report, int most) {
    var shortened = report;
    for (var step : STEPS) {
      try {
        return shortened.toJson(most);
      } catch (InvalidDocumentException e) {
        shortened = step.apply(shortened);
      }
    }
    try {
      return shortened.toJson(most);
    } catch (InvalidDocumentException e) {
      return failure(report, e);
    }
  }

  private static String failure(TrialReport report, InvalidDocumentException cause) {
    try {
      return TrialReport.failed(report.parameterDigest(), Reason.TrainerError, cause.getMessage())
          .toJson();
    } catch (InvalidDocumentException e) {
      throw new IllegalStateException("a digest and a sentence are short enough", e);
    }
  }

  private static TrialReport withMetrics(TrialReport report, Predicate<String> kept) {
    var metrics = new TreeMap<>(report.metrics());
    metrics.keySet().removeIf(kept.negate());
    return new Parts(report).metrics(metrics).report();
  }

  private static boolean tellsOfTheScore(String metric) {
    return metric.equals(TrialReport.STANDARD_ERROR) || TrialReport.isOfInput(metric);
  }

  private static TrialReport rounded(TrialReport report, MathContext digits) {
    return new Parts(withTests(report, test -> rounded(test, digits)))
        .ensemble(report.ensemble().map(ensemble -> rounded(ensemble, digits)))
        .report();
  }

  private static TrialReport withTests(TrialReport report, UnaryOperator<TestResult> change) {
    return new Parts(report).tests(report.tests().stream().map(change).toList()).report();
  }

  private static TestResult withoutEnsembledResamples(TestResult t) {
    return new TestResult(
        t.name(),
        t.value(),
        t.standardError(),
        t.n(),
        t.ensembled().map(e -> new Estimate(e.value(), e.standardError())),
        t.resamples());
  }

  private static TestResult withoutResamples(TestResult t) {
    return new TestResult(t.name(), t.value(), t.standardError(), t.n(), t.ensembled());
  }

  private static TestResult rounded(TestResult t, MathContext digits) {
    return new TestResult(
        t.name(),
        round(t.value(), digits),
        round(t.standardError(), digits),
        t.n(),
        t.ensembled().map(e -> rounded(e, digits)),
        t.resamples());
  }

  private static Estimate rounded(Estimate e, MathContext digits) {
    return new Estimate(round(e.value(), digits), round(e.standardError(), digits), e.resamples());
  }

  private static WeightEnsemble rounded(WeightEnsemble ensemble, MathContext digits) {
    return new WeightEnsemble(
        ensemble.alpha(),
        ensemble.idValidation().stream().map(value -> round(value, digits)).toList(),
        ensemble.oodValidation().stream().map(value -> round(value, digits)).toList());
  }

  private static double round(double value, MathContext digits) {
    return Double.isFinite(value) ? new BigDecimal(value).round(digits).doubleValue() : value;
  }

  private static TrialReport withShortMessage(TrialReport report) {
    return new Parts(report)
        .message(report.message().map(m -> m.substring(0, Math.min(m.length(), SHORT_MESSAGE))))
        .report();
  }

  /** The checkpoint's folder has it too. */
  private static TrialReport withoutCurve(TrialReport report) {
    return new Parts(report)
        .ensemble(report.ensemble().map(e -> new WeightEnsemble(e.alpha(), List.of(), List.of())))
        .report();
  }

  private static TrialReport withoutResamples(TrialReport report) {
    return new Parts(report).resamples(Optional.empty()).report();
  }

  private static TrialReport withoutTests(TrialReport report) {
    return new Parts(report)
        .message(Optional.of("the results on the test sets are too long for a report"))
        .tests(List.of())
        .report();
  }

  /** A report whose parts can be replaced. */
  private static final class Parts {

    private final TrialReport report;
    private SortedMap<String, Double> metrics;
    private SortedMap<String, Double> seconds;
    private Optional<String> resamples;
    private Optional<String> message;
    private List<TestResult> tests;
    private Optional<WeightEnsemble> ensemble;

    Parts(TrialReport report) {
      this.report = report;
      metrics = report.metrics();
      seconds = report.seconds();
      resamples = report.resamples();
      message = report.message();
      tests = report.tests();
      ensemble = report.ensemble();
    }

    Parts metrics(SortedMap<String, Double> others) {
      metrics = others;
      return this;
    }

    Parts seconds(SortedMap<String, Double> others) {
      seconds = others;
      return this;
    }

    Parts resamples(Optional<String> other) {
      resamples = other;
      return this;
    }

    Parts message(Optional<String> other) {
      message = other;
      return this;
    }

    Parts tests(List<TestResult> others) {
      tests = others;
      return this;
    }

    Parts ensemble(Optional<WeightEnsemble> other) {
      ensemble = other;
      return this;
    }

    TrialReport report() {
      return new TrialReport(
          report.schemaVersion(),
          report.parameterDigest(),
          report.outcome(),
          report.score(),
          metrics,
          resamples,
          report.steps(),
          seconds,
          report.reason(),
          message,
          tests,
          ensemble,
          report.checkpoint(),
          report.parameterGroups());
    }
  }
}
