package io.autoft.cli.export.mlflow;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.autoft.cli.words.CommandFailedException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * A tracking server of MLflow: sends what its REST API takes, and says in a line what it refuses.
 */
public final class TrackingServer {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final String ABSENT = "RESOURCE_DOES_NOT_EXIST";

  private final URI root;
  private final Optional<String> authorization;
  private final HttpClient client =
      HttpClient.newBuilder()
          // The server's own speaks no other, and an upgrade costs a round.
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(TIMEOUT)
          .build();

  /**
   * A server.
   *
   * @param root such as {@code http://127.0.0.1:5000}
   * @param environment in which those variables that MLflow's own clients read say who asks
   * @throws CommandFailedException if it is no such address
   */
  public static TrackingServer of(String root, Map<String, String> environment) {
    return new TrackingServer(root, authorization(environment));
  }

  private static Optional<String> authorization(Map<String, String> environment) {
    var user = environment.get("MLFLOW_TRACKING_USERNAME");
    if (user == null) {
      return Optional.ofNullable(environment.get("MLFLOW_TRACKING_TOKEN")).map("Bearer "::concat);
    }
    var both = user + ":" + environment.getOrDefault("MLFLOW_TRACKING_PASSWORD", "");
    var encoder = Base64.getEncoder();
    return Optional.of("Basic " + encoder.encodeToString(both.getBytes(StandardCharsets.UTF_8)));
  }

  private TrackingServer(String root, Optional<String> authorization) {
    if (!root.matches("https?://[^/?#].*")) {
      throw new CommandFailedException(
          "%s is no address of a tracking server; it has to begin with http:// or https://"
              .formatted(root));
    }
    try {
      this.root = URI.create(root.replaceAll("/+$", "") + "/api/2.0/mlflow/");
    } catch (IllegalArgumentException e) {
      throw new CommandFailedException("%s is no address: %s".formatted(root, e.getMessage()), e);
    }
    this.authorization = requireNonNull(authorization, "authorization is null");
  }

  /** What the server answers to a question; empty if there is no such thing. */
  Optional<JsonNode> get(String pathAndQuery) {
    var answer = answer(request(pathAndQuery).GET().build());
    return code(answer).equals(ABSENT) ? Optional.empty() : Optional.of(taken(answer));
  }

  /** What the server answers to an order. */
  JsonNode post(String path, JsonNode body) {
    return taken(
        answer(
            request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString()))
                .build()));
  }

  private HttpRequest.Builder request(String path) {
    var request = HttpRequest.newBuilder(root.resolve(path)).timeout(TIMEOUT);
    authorization.ifPresent(value -> request.header("Authorization", value));
    return request;
  }

  private HttpResponse<String> answer(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new CommandFailedException("%s cannot be reached: %s".formatted(root, e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailedException("%s was not waited for".formatted(root), e);
    }
  }

  private JsonNode taken(HttpResponse<String> answer) {
    if (answer.statusCode() / 100 != 2) {
      var message = json(answer).path("message").asText("");
      throw new CommandFailedException(
          "%s answers %d: %s"
              .formatted(
                  answer.uri(), answer.statusCode(), message.isEmpty() ? code(answer) : message));
    }
    return json(answer);
  }

  private static String code(HttpResponse<String> answer) {
    return json(answer).path("error_code").asText("");
  }

  private static JsonNode json(HttpResponse<String> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (JsonProcessingException e) {
      // Of a proxy, for instance; the status says enough.
      return JSON.createObjectNode();
    }
  }
}
