package io.autoft.trainer.training;

import static java.util.Objects.requireNonNull;

import io.autoft.contract.Contract;
import io.autoft.contract.Outcome;
import io.autoft.contract.ParameterDigest;
import io.autoft.contract.Resamples;
import io.autoft.contract.TestResult;
import io.autoft.contract.TrialConfig;
import io.autoft.contract.TrialReport;
import io.autoft.trainer.evaluation.Measure;
import io.autoft.trainer.evaluation.Predictions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A report while its trial goes on. */
final class ReportDraft {

  private final TrialConfig config;
  private final Phases phases;
  private final SortedMap<String, Double> metrics = new TreeMap<>();
  private final List<TestResult> tests = new ArrayList<>();
  private Optional<Resamples> resamples = Optional.empty();
  private Optional<String> checkpoint = Optional.empty();
  private int steps;

  ReportDraft(TrialConfig config, Phases phases) {
    this.config = requireNonNull(config, "config is null");
    this.phases = requireNonNull(phases, "phases is null");
  }

  /** Notes how far training came. */
  void trained(Run run) {
    steps = run.steps();
    if (steps > 0) {
      metric("loss", run.loss());
    }
  }

  /** Notes a value by its name. */
  void metric(String name, double value) {
    metrics.put(name, value);
  }

  /** Notes how the model does on a set. */
  void measured(String set, Predictions predictions) {
    metrics.putAll(Measure.all(set, predictions));
  }

  void resamples(Resamples ofScore) {
    resamples = Optional.of(ofScore);
  }

  /** Notes the study's metric on a test set. */
  void test(String name, Predictions predictions) {
    var measure = Measure.of(config.metric());
    tests.add(
        new TestResult(
            name,
            measure.value(predictions),
            measure.standardError(predictions),
            predictions.size(),
            Optional.empty()));
  }

  void checkpoint(String path) {
    checkpoint = Optional.of(path);
  }

  /** The report of a trial with a score. */
  TrialReport scored(double score, double standardError) {
    metric("standardError", standardError);
    return report(Outcome.Scored, Optional.of(score), Optional.empty());
  }

  /** The report of a trial whose training left the finite numbers. */
  TrialReport diverged(Divergence divergence) {
    steps = divergence.step();
    return report(Outcome.Diverged, Optional.empty(), Optional.of(divergence.toString()));
  }

  private TrialReport report(Outcome outcome, Optional<Double> score, Optional<String> message) {
    return new TrialReport(
        Contract.SCHEMA_VERSION,
        ParameterDigest.of(config.parameters()),
        outcome,
        score,
        metrics,
        resamples.map(Resamples::encode),
        steps,
        phases.seconds(),
        Optional.empty(),
        message,
        tests,
        Optional.empty(),
        checkpoint);
  }
}
