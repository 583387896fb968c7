package io.autoft.cli.export.mlflow;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The runs of an experiment. */
final class Runs {

  /** The most that a server takes in one call: of parameters and tags, and of metrics. */
  private static final int MAX_PAIRS = 100;

  private static final int MAX_POINTS = 700;
  private static final int PAGE = 1000;

  private final TrackingServer server;
  private final String experiment;

  /** The runs of the experiment of a name, which is made if there is none. */
  Runs(TrackingServer server, String experimentName) {
    this.server = requireNonNull(server, "server is null");
    var query = URLEncoder.encode(experimentName, StandardCharsets.UTF_8);
    experiment =
        server
            .get("experiments/get-by-name?experiment_name=" + query)
            .map(found -> found.at("/experiment/experiment_id").asText())
            .orElseGet(() -> create(experimentName));
  }

  private String create(String experimentName) {
    return server
        .post("experiments/create", object().put("name", experimentName))
        .path("experiment_id")
        .asText();
  }

  /** Those that have a tag with a value, which has no quotes. */
  List<StoredRun> tagged(String tag, String value) {
    var found = new ArrayList<StoredRun>();
    var token = Optional.of("");
    while (token.isPresent()) {
      var question =
          object().put("filter", "tags.`%s` = '%s'".formatted(tag, value)).put("max_results", PAGE);
      question.putArray("experiment_ids").add(experiment);
      token.filter(t -> !t.isEmpty()).ifPresent(t -> question.put("page_token", t));
      var page = server.post("runs/search", question);
      page.path("runs").forEach(run -> found.add(StoredRun.of(run)));
      token = Optional.of(page.path("next_page_token").asText("")).filter(t -> !t.isEmpty());
    }
    return found;
  }

  /** A new run with its tags alone. */
  StoredRun create(Run run) {
    var order = object().put("experiment_id", experiment).put("run_name", run.name());
    run.start().ifPresent(time -> order.put("start_time", time.toEpochMilli()));
    var tags = order.putArray("tags");
    run.tags().forEach((key, value) -> tags.addObject().put("key", key).put("value", value));
    return StoredRun.of(server.post("runs/create", order).path("run"));
  }

  /**
   * Writes what a run has not got yet.
   *
   * @return whether there was anything to write
   */
  boolean update(StoredRun stored, Run run) {
    var tags = pairs(stored.newTags(run));
    var parameters = pairs(stored.newParameters(run));
    var points = stored.newPoints(run).stream().map(Runs::json).toList();
    log(stored.id(), tags, parameters, points);
    boolean ended = stored.hasEndedAs(run);
    if (!ended) {
      var order = object().put("run_id", stored.id()).put("status", run.status().name());
      run.end().ifPresent(time -> order.put("end_time", time.toEpochMilli()));
      server.post("runs/update", order);
    }
    return !(tags.isEmpty() && parameters.isEmpty() && points.isEmpty() && ended);
  }

  /** In as few calls as the server allows: each is written to its database. */
  private void log(
      String run, List<ObjectNode> tags, List<ObjectNode> parameters, List<ObjectNode> points) {
    for (int call = 0;
        call * MAX_PAIRS < Math.max(tags.size(), parameters.size())
            || call * MAX_POINTS < points.size();
        call++) {
      var order = object().put("run_id", run);
      order.putArray("tags").addAll(part(tags, call, MAX_PAIRS));
      order.putArray("params").addAll(part(parameters, call, MAX_PAIRS));
      order.putArray("metrics").addAll(part(points, call, MAX_POINTS));
      server.post("runs/log-batch", order);
    }
  }

  private static List<ObjectNode> part(List<ObjectNode> all, int number, int size) {
    int from = Math.min(all.size(), number * size);
    return all.subList(from, Math.min(all.size(), from + size));
  }

  private static List<ObjectNode> pairs(Map<String, String> values) {
    var pairs = new ArrayList<ObjectNode>();
    values.forEach((k, v) -> pairs.add(object().put("key", k).put("value", v)));
    return pairs;
  }

  private static ObjectNode json(Run.Point point) {
    return object()
        .put("key", point.key())
        .put("value", point.value())
        .put("timestamp", point.time().toEpochMilli())
        .put("step", point.step());
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
