package io.autoft.cli.export.mlflow;

import io.autoft.api.v1alpha1.AutoFTTrialStatus;
import io.autoft.api.v1alpha1.EnsembleCurve;
import io.autoft.api.v1alpha1.TestScore;
import io.autoft.cli.export.mlflow.Run.Point;
import io.autoft.cli.export.mlflow.Run.Status;
import io.autoft.cli.stored.Epoch;
import io.autoft.cli.stored.StoredTrial;
import io.autoft.trial.TrialOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A trial as a run. */
final class RunOfTrial {

  /** The tag with the trial's name. */
  static final String KEY = "autoft.trial";

  private RunOfTrial() {}

  static Run of(StoredTrial trial, List<Epoch> epochs) {
    var status = trial.status();
    return new Run(
        trial.name(),
        KEY,
        status(trial.trial().outcome()),
        time(status.map(AutoFTTrialStatus::startTime)),
        time(status.map(AutoFTTrialStatus::completionTime)),
        tags(trial),
        parameters(trial),
        status.map(s -> metrics(s, epochs)).orElse(List.of()));
  }

  private static Status status(TrialOutcome outcome) {
    if (outcome instanceof TrialOutcome.Scored) {
      return Status.FINISHED;
    }
    if (outcome.finished()) {
      return Status.FAILED;
    }
    return outcome instanceof TrialOutcome.Running ? Status.RUNNING : Status.SCHEDULED;
  }

  private static Map<String, String> tags(StoredTrial trial) {
    var tags = new TreeMap<String, String>();
    tags.put(KEY, trial.name());
    tags.put("autoft.purpose", trial.spec().purpose().name());
    tags.put("autoft.outcome", trial.trial().outcome().reason());
    put(tags, "autoft.baseline", Optional.ofNullable(trial.spec().baseline()).map(Enum::name));
    put(tags, "autoft.sourceTrial", Optional.ofNullable(trial.spec().sourceTrial()));
    put(tags, "autoft.checkpoint", trial.status().map(AutoFTTrialStatus::checkpoint));
    put(tags, "autoft.node", trial.status().map(AutoFTTrialStatus::node));
    return tags;
  }

  private static void put(Map<String, String> tags, String name, Optional<String> value) {
    value.ifPresent(text -> tags.put(name, text));
  }

  private static Map<String, String> parameters(StoredTrial trial) {
    var parameters = new TreeMap<String, String>();
    trial.spec().parameters().forEach((name, value) -> parameters.put(name, value.toString()));
    parameters.put("trialSeed", String.valueOf(trial.spec().seed()));
    return parameters;
  }

  private static List<Point> metrics(AutoFTTrialStatus status, List<Epoch> epochs) {
    var time = time(Optional.ofNullable(status.completionTime()));
    var points = new ArrayList<Point>();
    time.ifPresent(
        at -> {
          var values = new TreeMap<>(status.metrics());
          status.tests().forEach(test -> tests(test, values));
          putIfThere(values, "score", status.score());
          putIfThere(values, "standardError", status.standardError());
          putIfThere(values, "seconds", status.runningSeconds());
          putIfThere(values, "gpuSeconds", status.gpuSeconds());
          values.forEach((name, value) -> points.add(new Point(name, value, at, 0)));
          Optional.ofNullable(status.ensemble()).ifPresent(curve -> curve(curve, at, points));
          epochs.forEach(epoch -> epoch(epoch, at, points));
        });
    return points;
  }

  private static void tests(TestScore test, Map<String, Double> values) {
    var name = "test." + test.name();
    values.put(name, test.value());
    values.put(name + ".standardError", test.standardError());
    if (test.ensembled() != null) {
      values.put(name + ".ensembled", test.ensembled().value());
    }
  }

  private static void putIfThere(Map<String, Double> values, String name, Double value) {
    if (value != null) {
      values.put(name, value);
    }
  }

  /** WiSE-FT's curve; the step is alpha in per cent. */
  private static void curve(EnsembleCurve curve, Instant at, List<Point> points) {
    curve("ensemble.idValidation", curve.idValidation(), at, points);
    curve("ensemble.oodValidation", curve.oodValidation(), at, points);
  }

  /** The step is the epoch. */
  private static void epoch(Epoch epoch, Instant at, List<Point> points) {
    points.add(new Point("epoch.loss", epoch.loss(), at, epoch.number()));
    epoch
        .metrics()
        .forEach(
            (name, value) -> points.add(new Point("epoch." + name, value, at, epoch.number())));
  }

  private static void curve(String name, List<Double> values, Instant at, List<Point> points) {
    for (int i = 0; i < values.size(); i++) {
      points.add(new Point(name, values.get(i), at, Math.round(100.0 * i / (values.size() - 1))));
    }
  }

  private static Optional<Instant> time(Optional<String> text) {
    return text.map(Instant::parse);
  }
}
