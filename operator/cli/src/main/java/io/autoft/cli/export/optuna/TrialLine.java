package io.autoft.cli.export.optuna;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.autoft.api.v1alpha1.AutoFTTrialStatus;
import io.autoft.cli.stored.Epoch;
import io.autoft.cli.stored.StoredTrial;
import io.autoft.contract.Metric;
import io.autoft.contract.Repeats;
import io.autoft.optimizer.space.SearchSpace;
import io.autoft.study.proposal.SearchSpaces;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** A trial as the fields of the operation that creates it, finished or not. */
record TrialLine(SearchSpace space, Metric metric) {

  /** With the offset, as Optuna 5 writes times; 4 reads them too. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSxxx").withZone(ZoneOffset.UTC);

  void write(StoredTrial trial, List<Epoch> epochs, ObjectNode line) {
    var state = OptunaState.of(trial.trial().outcome());
    var score = trial.trial().score();
    line.put("state", state.code());
    line.put("value", score.isPresent() ? score.getAsDouble() : null);
    line.putNull("values");
    times(trial, state, line);
    var attributes = new TreeMap<>(trial.spec().parameters());
    parameters(trial, state, line).keySet().forEach(attributes::remove);
    var steps = line.putObject("intermediate_values");
    repeats(trial, steps);
    epochs.forEach(epoch -> value(epoch, steps));
    userAttributes(trial, attributes, line.putObject("user_attrs"));
  }

  private static void times(StoredTrial trial, OptunaState state, ObjectNode line) {
    var start = time(trial, AutoFTTrialStatus::startTime);
    var end = time(trial, AutoFTTrialStatus::completionTime);
    if (state == OptunaState.WAITING) {
      line.putNull("datetime_start");
      return;
    }
    // A trial whose pod never started has an end alone; Optuna wants both.
    line.put("datetime_start", start.or(() -> end).orElse(null));
    if (state.finished()) {
      end.or(() -> start).ifPresent(time -> line.put("datetime_complete", time));
    }
  }

  private static Optional<String> time(StoredTrial trial, Function<AutoFTTrialStatus, String> of) {
    return trial.status().map(of).map(Instant::parse).map(TIME::format);
  }

  /**
   * Writes the values that Optuna's distributions can have. A trial that waits has them as one that
   * was enqueued.
   *
   * @return what was written
   */
  private Map<String, Double> parameters(StoredTrial trial, OptunaState state, ObjectNode line) {
    var values = SearchSpaces.inSpace(space, trial.spec().parameters());
    var written = new TreeMap<String, Double>();
    var parameters = line.putObject("params");
    var distributions = line.putObject("distributions");
    var system = line.putObject("system_attrs");
    var fixed = JsonNodeFactory.instance.objectNode();
    for (var parameter : space.parameters()) {
      var value = values.get(parameter.name());
      var distribution = new Distribution(parameter);
      if (value != null && distribution.takes(value)) {
        written.put(parameter.name(), value);
        distribution.put(fixed, value);
        if (state != OptunaState.WAITING) {
          parameters.put(parameter.name(), value);
          distributions.put(parameter.name(), distribution.json());
        }
      }
    }
    if (state == OptunaState.WAITING) {
      system.set("fixed_params", fixed);
    }
    return written;
  }

  /** The single scores of a trial that has trained several times; the step is the training. */
  private static void repeats(StoredTrial trial, ObjectNode values) {
    var metrics = trial.status().map(AutoFTTrialStatus::metrics).orElse(Map.of());
    for (int repeat = 0; repeat < Repeats.MAX; repeat++) {
      var score = metrics.get(Repeats.score(repeat));
      if (score != null) {
        values.put(String.valueOf(repeat), score);
      }
    }
  }

  /** On the set that picks the epoch of a final training; the step is the epoch. */
  private void value(Epoch epoch, ObjectNode values) {
    epoch.value(metric).ifPresent(value -> values.put(String.valueOf(epoch.number()), value));
  }

  private static void userAttributes(
      StoredTrial trial, Map<String, Double> parameters, ObjectNode attributes) {
    var spec = trial.spec();
    var outcome = trial.trial().outcome();
    attributes.put("trial", trial.name());
    attributes.put("number", spec.number());
    attributes.put("purpose", spec.purpose().name());
    attributes.put("outcome", outcome.reason());
    attributes.put("seed", spec.seed());
    put(attributes, "baseline", Optional.ofNullable(spec.baseline()).map(Enum::name));
    put(attributes, "sourceTrial", Optional.ofNullable(spec.sourceTrial()));
    parameters.forEach(attributes::put);
    trial.status().ifPresent(status -> observed(status, attributes));
    if (trial.trial().failed()) {
      attributes.put("message", outcome.message());
    }
  }

  private static void observed(AutoFTTrialStatus status, ObjectNode attributes) {
    attributes.put("standardError", status.standardError());
    attributes.put("seconds", status.runningSeconds());
    attributes.put("attempts", status.attempts());
    attributes.put("disruptions", status.disruptions());
    new TreeMap<>(status.metrics())
        .forEach(
            (name, value) -> {
              if (!Repeats.isScore(name)) {
                attributes.put(name, value);
              }
            });
    status.tests().forEach(test -> attributes.put("test." + test.name(), test.value()));
    put(attributes, "checkpoint", Optional.ofNullable(status.checkpoint()));
  }

  private static void put(ObjectNode attributes, String name, Optional<String> value) {
    value.ifPresent(text -> attributes.put(name, text));
  }
}
