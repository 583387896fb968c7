package io.autoft.contract;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a trainer says of one trial.
 *
 * @param schemaVersion {@link Contract#SCHEMA_VERSION} of the writer
 * @param parameterDigest {@link ParameterDigest} of the parameters that were used; empty if the
 *     configuration could not be read
 * @param outcome how the trial ended
 * @param score the study's metric on the out-of-distribution validation set, if scored; the mean of
 *     all {@link Repeats}, as the metrics and resamples are
 * @param metrics further values by name
 * @param resamples see {@link Resamples}; absent in a final training
 * @param steps optimiser steps done, in all {@link Repeats}
 * @param seconds wall-clock seconds by phase
 * @param reason why it failed, if it did
 * @param message what a person needs to know of a failure or a divergence
 * @param tests the study's metric on each test set, after a final training, and on resamples of it
 *     that are the same in all final trainings of the study ({@link ResampledEstimates})
 * @param ensemble how the parameters were mixed, after a final training that mixes them
 * @param checkpoint path of the final checkpoint below the output
 * @param parameterGroups the groups of the model's parameters that may have values of their own
 *     ({@link ParameterNames#ofGroup}), as {@link GroupRanges}; none in a final training
 */
public record TrialReport(
    int schemaVersion,
    String parameterDigest,
    Outcome outcome,
    Optional<Double> score,
    SortedMap<String, Double> metrics,
    Optional<String> resamples,
    int steps,
    SortedMap<String, Double> seconds,
    Optional<Reason> reason,
    Optional<String> message,
    List<TestResult> tests,
    Optional<WeightEnsemble> ensemble,
    Optional<String> checkpoint,
    List<String> parameterGroups) {

  /** The metric that is the score's standard error. */
  public static final String STANDARD_ERROR = "standardError";

  /** The metric that changes with the images and the labels of a data set: a checksum of them. */
  public static String images(String set) {
    return set + ".images";
  }

  /** The metric that changes with the pretrained weights: a checksum of them. */
  public static final String MODEL_WEIGHTS = "model.weights";

  /** Whether a metric is one by which trials are seen to have had the same input. */
  public static boolean isOfInput(String metric) {
    return metric.equals(MODEL_WEIGHTS) || metric.endsWith(images(""));
  }

  /**
   * The metric with the most main memory in MiB that the trial had at a time, mapped files
   * included. Like the {@code seconds} it differs from run to run.
   */
  public static final String PEAK_MEMORY = "peakMemoryMiB";

  private static final int MAX_MESSAGE_CHARACTERS = 800;

  public TrialReport {
    requireNonNull(outcome, "outcome is null");
    parameterDigest = parameterDigest == null ? "" : parameterDigest;
    score = Optionals.orEmpty(score);
    metrics = new TreeMap<>(metrics == null ? Map.of() : metrics);
    resamples = Optionals.orEmpty(resamples);
    seconds = new TreeMap<>(seconds == null ? Map.of() : seconds);
    reason = Optionals.orEmpty(reason);
    message =
        Optionals.orEmpty(message)
            .map(
                m ->
                    m.length() <= MAX_MESSAGE_CHARACTERS
                        ? m
                        : m.substring(0, MAX_MESSAGE_CHARACTERS));
    tests = tests == null ? List.of() : List.copyOf(tests);
    ensemble = Optionals.orEmpty(ensemble);
    checkpoint = Optionals.orEmpty(checkpoint);
    parameterGroups = parameterGroups == null ? List.of() : List.copyOf(parameterGroups);
  }

  /** A report of a trial that gave no result; a long message is cut. */
  public static TrialReport failed(String parameterDigest, Reason reason, String message) {
    return new TrialReport(
        Contract.SCHEMA_VERSION,
        parameterDigest,
        Outcome.Failed,
        Optional.empty(),
        new TreeMap<>(),
        Optional.empty(),
        0,
        new TreeMap<>(),
        Optional.of(reason),
        Optional.of(message),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  /** The report with a metric more. */
  public TrialReport withMetric(String name, double value) {
    var more = new TreeMap<>(metrics);
    more.put(name, value);
    return new TrialReport(
        schemaVersion,
        parameterDigest,
        outcome,
        score,
        more,
        resamples,
        steps,
        seconds,
        reason,
        message,
        tests,
        ensemble,
        checkpoint,
        parameterGroups);
  }

  /**
   * The report as JSON of at most {@link Contract#MAX_REPORT_BYTES} bytes.
   *
   * @throws InvalidDocumentException if it is longer
   */
  public String toJson() throws InvalidDocumentException {
    return toJson(Contract.MAX_REPORT_BYTES);
  }

  /**
   * The report as JSON of at most so many bytes.
   *
   * @throws InvalidDocumentException if it is longer
   */
  public String toJson(int most) throws InvalidDocumentException {
    var json = ContractJson.write(this);
    var bytes = json.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > most) {
      throw new InvalidDocumentException(
          "the report has %d bytes; at most %d are kept".formatted(bytes, most));
    }
    return json;
  }

  /**
   * The report as JSON for a file, which may have any length. It is without {@code seconds}, which
   * are the one thing that a training that went on after a disruption does not do again alike.
   */
  public String toRecordJson() {
    var json = ContractJson.tree(this);
    json.remove("seconds");
    return json.toPrettyString();
  }

  /**
   * Reads a report.
   *
   * @throws InvalidDocumentException naming the field and what is allowed
   */
  public static TrialReport parse(String json) throws InvalidDocumentException {
    var report = ContractJson.read(json, TrialReport.class, "a trial report");
    if (report.schemaVersion() != Contract.SCHEMA_VERSION) {
      throw new InvalidDocumentException(
          "schemaVersion is %d; this operator reads %d"
              .formatted(report.schemaVersion(), Contract.SCHEMA_VERSION));
    }
    boolean scored = report.outcome() == Outcome.Scored;
    if (scored != report.score().filter(Double::isFinite).isPresent()) {
      throw new InvalidDocumentException("score: a finite number if and only if outcome is Scored");
    }
    return report;
  }
}
