package io.autoft.cli.export.mlflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Keeps runs as a tracking server does, one a page, and refuses to change a parameter. That MLflow
 * itself does so, {@code operator/cli/ways-out} shows.
 */
final class StandInServer implements AutoCloseable {

  static {
    // Else each answer waits 40 ms for an acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern FILTER = Pattern.compile("tags\\.`(.*)` = '(.*)'");

  final Map<String, ObjectNode> runs = new LinkedHashMap<>();

  /** The orders that changed something. */
  final List<String> orders = new ArrayList<>();

  final List<String> authorizations = new ArrayList<>();
  final String address;
  private final HttpServer server;
  private boolean experiment;

  StandInServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/api/2.0/mlflow/", this::answer);
    server.start();
    address = "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The run of a name. */
  JsonNode run(String name) {
    return runs.values().stream()
        .filter(run -> run.at("/info/run_name").asText().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** A value among the run's tags, params or metrics. */
  static JsonNode value(JsonNode run, String kind, String key) {
    for (var pair : run.at("/data/" + kind)) {
      if (pair.path("key").asText().equals(key)) {
        return pair.path("value");
      }
    }
    return JSON.missingNode();
  }

  private void answer(HttpExchange exchange) throws IOException {
    authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
    var path = exchange.getRequestURI().getPath().replace("/api/2.0/mlflow/", "");
    var body = JSON.readTree(exchange.getRequestBody());
    var answer = JSON.createObjectNode();
    int code = 200;
    switch (path) {
      case "experiments/get-by-name" -> code = experiment(answer);
      case "experiments/create" -> {
        experiment = true;
        orders.add(path);
        answer.put("experiment_id", "7");
      }
      case "runs/search" -> search(body, answer);
      case "runs/create" -> answer.set("run", create(body));
      case "runs/update" -> update(body);
      case "runs/log-batch" -> code = log(body, answer);
      default -> code = 404;
    }
    var bytes = answer.toString().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(code, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private int experiment(ObjectNode answer) {
    if (experiment) {
      answer.putObject("experiment").put("experiment_id", "7");
      return 200;
    }
    answer.put("error_code", "RESOURCE_DOES_NOT_EXIST");
    return 404;
  }

  private void search(JsonNode body, ObjectNode answer) {
    var filter = FILTER.matcher(body.path("filter").asText());
    filter.matches();
    var found =
        runs.values().stream()
            .filter(r -> value(r, "tags", filter.group(1)).asText().equals(filter.group(2)))
            .toList();
    int page = body.path("page_token").asInt(0);
    var list = answer.putArray("runs");
    found.stream().skip(page).limit(1).forEach(list::add);
    if (page + 1 < found.size()) {
      answer.put("next_page_token", String.valueOf(page + 1));
    }
  }

  private ObjectNode create(JsonNode body) {
    orders.add("runs/create");
    var id = "run" + runs.size();
    var run = JSON.createObjectNode();
    run.putObject("info")
        .put("run_id", id)
        .put("run_name", body.path("run_name").asText())
        .put("start_time", body.path("start_time").asLong())
        .put("status", "RUNNING");
    var data = run.putObject("data");
    data.set("tags", body.path("tags"));
    data.putArray("params");
    data.putArray("metrics");
    runs.put(id, run);
    return run;
  }

  private void update(JsonNode body) {
    orders.add("runs/update");
    var info = (ObjectNode) runs.get(body.path("run_id").asText()).path("info");
    info.set("status", body.path("status"));
    if (body.has("end_time")) {
      info.set("end_time", body.path("end_time"));
    }
  }

  private int log(JsonNode body, ObjectNode answer) {
    orders.add("runs/log-batch");
    var run = runs.get(body.path("run_id").asText());
    if (body.path("params").size() > 100 || body.path("tags").size() > 100) {
      answer.put("error_code", "INVALID_PARAMETER_VALUE").put("message", "at most 100");
      return 400;
    }
    for (var parameter : body.path("params")) {
      if (!value(run, "params", parameter.path("key").asText()).isMissingNode()) {
        answer.put("error_code", "INVALID_PARAMETER_VALUE").put("message", "no change of params");
        return 400;
      }
    }
    for (var kind : List.of("tags", "params", "metrics")) {
      body.path(kind).forEach(pair -> put((ArrayNode) run.at("/data/" + kind), pair));
    }
    return 200;
  }

  /** The newest of a key alone, as a search shows it. */
  private static void put(ArrayNode pairs, JsonNode pair) {
    for (int i = 0; i < pairs.size(); i++) {
      if (pairs.get(i).path("key").equals(pair.path("key"))) {
        pairs.set(i, pair);
        return;
      }
    }
    pairs.add(pair);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
