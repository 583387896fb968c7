package io.autoft.trainer.report;

import static java.util.Objects.requireNonNull;

import io.autoft.contract.InvalidDocumentException;
import io.autoft.contract.Reason;
import io.autoft.contract.TestResult;
import io.autoft.contract.TestResult.Estimate;
import io.autoft.contract.TrialReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * The file of the report. The first report counts: where the time limit and the end of training
 * meet, one of them is too late.
 */
public final class ReportFile {

  private static final int SHORT_MESSAGE = 200;

  /** What can be left out of a report that is too long, the dearest last. */
  private static final List<UnaryOperator<TrialReport>> SHORTER =
      List.of(
          ReportFile::withRoundedTests,
          ReportFile::withShortMessage,
          ReportFile::withoutMetrics,
          ReportFile::withoutResamples,
          ReportFile::withoutTests);

  private final Path path;
  private Optional<TrialReport> standing = Optional.empty();

  public ReportFile(Path path) {
    this.path = requireNonNull(path, "path is null");
  }

  /**
   * Writes a report, shortened if it must be, unless there is one.
   *
   * @return the report that stands: this one, or the one that came first
   */
  public synchronized TrialReport write(TrialReport report) throws IOException {
    if (standing.isEmpty()) {
      // Not by renaming: in a container this path is a file that is mounted by itself.
      Files.writeString(path, json(report));
      standing = Optional.of(report);
    }
    return standing.get();
  }

  /** The report as JSON that is short enough. */
  static String json(TrialReport report) {
    var shortened = report;
    for (var shorter : SHORTER) {
      try {
        return shortened.toJson();
      } catch (InvalidDocumentException e) {
        shortened = shorter.apply(shortened);
      }
    }
    try {
      return shortened.toJson();
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

  private static TrialReport withRoundedTests(TrialReport report) {
    var rounded = report.tests().stream().map(ReportFile::withRounded).toList();
    return with(report, report.metrics(), report.resamples(), report.message(), rounded);
  }

  private static TestResult withRounded(TestResult t) {
    var ensembled =
        t.ensembled().map(e -> new Estimate(round(e.value()), round(e.standardError())));
    return new TestResult(t.name(), round(t.value()), round(t.standardError()), t.n(), ensembled);
  }

  private static TrialReport withShortMessage(TrialReport report) {
    var message = report.message().map(m -> m.substring(0, Math.min(m.length(), SHORT_MESSAGE)));
    return with(report, report.metrics(), report.resamples(), message, report.tests());
  }

  private static TrialReport withoutMetrics(TrialReport report) {
    return with(report, new TreeMap<>(), report.resamples(), report.message(), report.tests());
  }

  private static TrialReport withoutResamples(TrialReport report) {
    return with(report, report.metrics(), Optional.empty(), report.message(), report.tests());
  }

  private static TrialReport withoutTests(TrialReport report) {
    var message = Optional.of("the results on the test sets are too long for a report");
    return with(report, report.metrics(), report.resamples(), message, List.of());
  }

  private static double round(double value) {
    return (float) (Math.round(value * 1e6) / 1e6);
  }

  private static TrialReport with(
      TrialReport report,
      SortedMap<String, Double> metrics,
      Optional<String> resamples,
      Optional<String> message,
      List<TestResult> tests) {
    return new TrialReport(
        report.schemaVersion(),
        report.parameterDigest(),
        report.outcome(),
        report.score(),
        metrics,
        resamples,
        report.steps(),
        report.seconds(),
        report.reason(),
        message,
        tests,
        report.ensemble(),
        report.checkpoint());
  }
}
