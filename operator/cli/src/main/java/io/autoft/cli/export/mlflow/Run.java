package io.autoft.cli.export.mlflow;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A run as it is to be.
 *
 * @param key tag by whose value the run is found again
 * @param parameters never change once they are written
 * @param metrics points of equal keys in the order of their steps
 */
record Run(
    String name,
    String key,
    Status status,
    Optional<Instant> start,
    Optional<Instant> end,
    Map<String, String> tags,
    Map<String, String> parameters,
    List<Point> metrics) {

  Run {
    requireNonNull(name, "name is null");
    requireNonNull(status, "status is null");
    requireNonNull(start, "start is null");
    requireNonNull(end, "end is null");
    tags = new TreeMap<>(tags);
    parameters = new TreeMap<>(parameters);
    metrics = List.copyOf(metrics);
    if (!tags.containsKey(key)) {
      throw new IllegalArgumentException("there is no tag " + key);
    }
  }

  /** MLflow's words. */
  enum Status {
    SCHEDULED,
    RUNNING,
    FINISHED,
    FAILED
  }

  /** A value of a metric at a moment and a step. */
  record Point(String key, double value, Instant time, long step) {}

  /** The same run below another. */
  Run below(String parentRun) {
    var more = new TreeMap<>(tags);
    more.put(StoredRun.PARENT, parentRun);
    return new Run(name, key, status, start, end, more, parameters, metrics);
  }
}
