package io.autoft.cli.export.mlflow;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A run as the server has it.
 *
 * @param latest of each metric
 */
record StoredRun(
    String id,
    String status,
    long end,
    Map<String, String> tags,
    Map<String, String> parameters,
    Map<String, Latest> latest) {

  /** The tag by which MLflow knows a run's parent. */
  static final String PARENT = "mlflow.parentRunId";

  StoredRun {
    requireNonNull(id, "id is null");
    tags = Map.copyOf(tags);
    parameters = Map.copyOf(parameters);
    latest = Map.copyOf(latest);
  }

  /** The newest point of a metric. */
  record Latest(double value, long step) {}

  /** Reads the API's {@code Run}. */
  static StoredRun of(JsonNode run) {
    var metrics = new HashMap<String, Latest>();
    run.at("/data/metrics")
        .forEach(
            m ->
                metrics.put(
                    m.path("key").asText(),
                    new Latest(m.path("value").asDouble(), m.path("step").asLong())));
    return new StoredRun(
        run.at("/info/run_id").asText(),
        run.at("/info/status").asText(),
        run.at("/info/end_time").asLong(),
        pairs(run.at("/data/tags")),
        pairs(run.at("/data/params")),
        metrics);
  }

  private static Map<String, String> pairs(JsonNode list) {
    var pairs = new HashMap<String, String>();
    list.forEach(pair -> pairs.put(pair.path("key").asText(), pair.path("value").asText()));
    return pairs;
  }

  /** The tags that this run has not got, or has with another value. */
  Map<String, String> newTags(Run run) {
    return run.tags().entrySet().stream()
        .filter(tag -> !tag.getValue().equals(tags.get(tag.getKey())))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** The parameters that this run has not got; those that it has cannot change. */
  Map<String, String> newParameters(Run run) {
    return run.parameters().entrySet().stream()
        .filter(parameter -> !parameters.containsKey(parameter.getKey()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** All points of the metrics whose newest point this run has not got. */
  List<Run.Point> newPoints(Run run) {
    var last = new HashMap<String, Latest>();
    run.metrics().forEach(point -> last.put(point.key(), new Latest(point.value(), point.step())));
    return run.metrics().stream()
        .filter(point -> !last.get(point.key()).equals(latest.get(point.key())))
        .toList();
  }

  /** An end that was once written stays, also of a study that has gone on since. */
  boolean hasEndedAs(Run run) {
    return status.equals(run.status().name())
        && run.end().map(time -> time.toEpochMilli() == end).orElse(true);
  }

  /** The value of a tag. */
  Optional<String> tag(String name) {
    return Optional.ofNullable(tags.get(name));
  }
}
