package io.autoft.trainer.training;

import io.autoft.contract.InvalidDocumentException;
import io.autoft.contract.Outcome;
import io.autoft.contract.Repeats;
import io.autoft.contract.Resamples;
import io.autoft.contract.TrialReport;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The report of a trial that trains k times, from those of the single trainings.
 *
 * <p>Its standard error is that of the mean of k scores on the same examples,
 *
 * <pre>
 * sqrt(e^2 + s^2 / k)
 * </pre>
 *
 * where e is the mean of the single scores' standard errors, from the examples, and s the standard
 * deviation of the scores, from the seeds. So it covers other examples and other seeds. The k
 * trainings are wrong about much the same examples; as far as they are not, e is too large, never
 * too small.
 *
 * @param reports of the trainings up to the last, or to the first that diverged
 */
record MeanReport(List<TrialReport> reports) {

  MeanReport {
    reports = List.copyOf(reports);
  }

  /** A mean of which one part diverged is none. */
  TrialReport report() {
    var last = reports.get(reports.size() - 1);
    if (reports.size() == 1) {
      return last;
    }
    return last.outcome() == Outcome.Scored
        ? with(last, Optional.of(mean(scores())), metrics(), resamples(), Optional.empty())
        : with(last, Optional.empty(), new TreeMap<>(), Optional.empty(), last.message());
  }

  private TrialReport with(
      TrialReport last,
      Optional<Double> score,
      SortedMap<String, Double> metrics,
      Optional<String> resamples,
      Optional<String> message) {
    return new TrialReport(
        last.schemaVersion(),
        last.parameterDigest(),
        last.outcome(),
        score,
        metrics,
        resamples,
        reports.stream().mapToInt(TrialReport::steps).sum(),
        last.seconds(),
        last.reason(),
        message.map(m -> "training %d: %s".formatted(reports.size(), m)),
        last.tests(),
        last.ensemble(),
        last.checkpoint(),
        last.parameterGroups());
  }

  private List<Double> scores() {
    return reports.stream().map(report -> report.score().orElseThrow()).toList();
  }

  private SortedMap<String, Double> metrics() {
    var metrics = new TreeMap<String, Double>();
    for (var name : reports.get(0).metrics().keySet()) {
      metrics.put(name, mean(reports.stream().map(report -> report.metrics().get(name)).toList()));
    }
    var scores = scores();
    double deviation = deviation(scores);
    double error = deviation / Math.sqrt(scores.size());
    metrics.put(
        TrialReport.STANDARD_ERROR, Math.hypot(metrics.get(TrialReport.STANDARD_ERROR), error));
    metrics.put(Repeats.STANDARD_DEVIATION, deviation);
    metrics.put(Repeats.STANDARD_ERROR, error);
    for (int repeat = 0; repeat < scores.size(); repeat++) {
      metrics.put(Repeats.score(repeat), scores.get(repeat));
    }
    return metrics;
  }

  private Optional<String> resamples() {
    var all = reports.stream().flatMap(report -> report.resamples().stream()).map(this::decoded);
    return means(all.toList()).map(Resamples::encode);
  }

  private Resamples decoded(String text) {
    try {
      return Resamples.decode(text);
    } catch (InvalidDocumentException e) {
      throw new IllegalStateException("a report's resamples are written as they are read", e);
    }
  }

  /** Resample by resample, since all have the same examples. */
  private static Optional<Resamples> means(List<Resamples> all) {
    return all.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Resamples(
                means(all.stream().map(Resamples::resampled)),
                means(all.stream().map(Resamples::leftOut))));
  }

  private static float[] means(Stream<float[]> rows) {
    var all = rows.toList();
    var means = new float[all.get(0).length];
    for (int r = 0; r < means.length; r++) {
      int resample = r;
      means[r] = (float) all.stream().mapToDouble(row -> row[resample]).average().orElseThrow();
    }
    return means;
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  private static double deviation(List<Double> values) {
    double mean = mean(values);
    double squares = values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
    return Math.sqrt(squares / (values.size() - 1));
  }
}
