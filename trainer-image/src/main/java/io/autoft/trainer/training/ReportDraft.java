package io.autoft.trainer.training;

import static java.util.Objects.requireNonNull;

import io.autoft.contract.Contract;
import io.autoft.contract.GroupRanges;
import io.autoft.contract.Outcome;
import io.autoft.contract.ParameterDigest;
import io.autoft.contract.Resamples;
import io.autoft.contract.TestResult;
import io.autoft.contract.TestResult.Estimate;
import io.autoft.contract.TrialConfig;
import io.autoft.contract.TrialReport;
import io.autoft.contract.WeightEnsemble;
import io.autoft.trainer.data.ImageSet;
import io.autoft.trainer.evaluation.Bootstrap;
import io.autoft.trainer.evaluation.Measure;
import io.autoft.trainer.evaluation.Predictions;
import io.autoft.trainer.model.PretrainedClip;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/** A report while its trial goes on. */
final class ReportDraft {

  private final TrialConfig config;
  private final Phases phases;
  private final Measure measure;
  private final SortedMap<String, Double> metrics = new TreeMap<>();
  private final List<TestResult> tests = new ArrayList<>();
  private Optional<Resamples> resamples = Optional.empty();
  private Optional<WeightEnsemble> ensemble = Optional.empty();
  private Optional<String> checkpoint = Optional.empty();
  private List<String> parameterGroups = List.of();
  private final CRC32C testImages = new CRC32C();
  private int steps;
  private boolean finite = true;

  ReportDraft(TrialConfig config, Phases phases) {
    this.config = requireNonNull(config, "config is null");
    this.phases = requireNonNull(phases, "phases is null");
    this.measure = Measure.of(config.metric());
  }

  /** Notes how far training came. */
  void trained(StagedTraining training) {
    steps = training.steps();
    if (steps > 0) {
      metric("loss", training.loss());
    }
  }

  /** Notes a value by its name. */
  void metric(String name, double value) {
    metrics.put(name, value);
  }

  /** Notes which weights training began with. */
  void pretrained(PretrainedClip model) {
    metric(TrialReport.MODEL_WEIGHTS, model.checksum());
  }

  /** Notes how the model does on a set. */
  void measured(ImageSet set, Predictions predictions) {
    finite &= predictions.finite();
    metrics.putAll(Measure.all(set.name(), predictions));
    chosen(set);
  }

  /** Notes which images a set has, and which were taken, if not all. */
  void chosen(ImageSet set) {
    metric(TrialReport.images(set.name()), set.checksum());
    set.choice().ifPresent(sum -> metric(set.name() + ".choice", Integer.toUnsignedLong(sum)));
    leftOut(set);
  }

  /** Notes how many images of a set were left out as damaged, if some were. */
  private void leftOut(ImageSet set) {
    if (set.images().leftOut() > 0) {
      metric(set.name() + ".damaged", set.images().leftOut());
    }
  }

  void resamples(Resamples ofScore) {
    resamples = Optional.of(ofScore);
  }

  /**
   * Notes the study's metric on a test set and on resamples of it. One metric has the images of all
   * tests, since there may be many.
   *
   * @param ensembled predictions of the ensembled parameters, where there are such
   */
  void test(ImageSet set, Predictions predictions, Optional<Predictions> ensembled) {
    leftOut(set);
    testImages.update(ByteBuffer.allocate(Long.BYTES).putLong(set.checksum()).flip());
    metric(TrialReport.images("tests"), testImages.getValue());
    var name = set.name();
    finite &= predictions.finite() && ensembled.map(Predictions::finite).orElse(true);
    var tuned = resampled(name, predictions);
    tests.add(
        new TestResult(
            name,
            tuned.value(),
            tuned.standardError(),
            predictions.size(),
            ensembled.map(e -> resampled(name, e)),
            tuned.resamples()));
  }

  private Estimate resampled(String set, Predictions predictions) {
    double value = measure.value(predictions);
    var resampled = Bootstrap.ofTest(measure, predictions, config.studySeed(), set);
    double standardError = measure.standardError(predictions, resampled);
    return new Estimate(value, standardError, Optional.of(resampled.encode(value, standardError)));
  }

  /** Notes how the parameters were mixed. */
  void ensemble(WeightEnsemble how) {
    ensemble = Optional.of(how);
  }

  /** Notes which groups of parameters the model has. */
  void parameterGroups(List<String> groups) {
    parameterGroups = GroupRanges.of(groups);
  }

  void checkpoint(String path) {
    checkpoint = Optional.of(path);
  }

  /**
   * The report of a trial with a score; without one where a number in it would be none. An accuracy
   * is a number whatever the model put out, so that is looked at too.
   */
  TrialReport scored(Predictions onOodValidation) {
    var score = resampled("oodValidation", onOodValidation);
    metric(TrialReport.STANDARD_ERROR, score.standardError());
    if (!finite || !numbers(score).allMatch(Double::isFinite)) {
      return diverged(Divergence.ofOutput(steps));
    }
    return report(Outcome.Scored, Optional.of(score.value()), Optional.empty());
  }

  private DoubleStream numbers(Estimate score) {
    var estimates =
        Stream.concat(
            tests.stream().map(test -> new Estimate(test.value(), test.standardError())),
            tests.stream().flatMap(test -> test.ensembled().stream()));
    return DoubleStream.concat(
        Stream.concat(Stream.of(score), estimates)
            .flatMapToDouble(e -> DoubleStream.of(e.value(), e.standardError())),
        metrics.values().stream().mapToDouble(Double::doubleValue));
  }

  /** The report of a trial whose training left the finite numbers: nothing of it is saved. */
  TrialReport diverged(Divergence divergence) {
    steps = divergence.step();
    checkpoint = Optional.empty();
    metrics.clear();
    tests.clear();
    resamples = Optional.empty();
    ensemble = Optional.empty();
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
        ensemble,
        checkpoint,
        parameterGroups);
  }
}
