package io.autoft.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** What the API server of {@code examples/local-cluster} noted of requests; no other cluster's. */
final class AuditLog {

  private static final Set<String> WRITES =
      Set.of("create", "update", "patch", "delete", "deletecollection");

  private AuditLog() {}

  /**
   * The writes of a user to the studies of a namespace, such as {@code update status}; empty where
   * there is no log.
   */
  static List<String> writesToStudies(String user, String namespace) {
    var file = state().resolve("logs/audit.log");
    if (!Files.isReadable(file)) {
      return List.of();
    }
    try (var lines = Files.lines(file)) {
      return lines
          .filter(line -> line.contains(namespace) && line.contains("autoftstudies"))
          .map(line -> Serialization.unmarshal(line, JsonNode.class))
          .filter(entry -> entry.at("/user/username").asText().equals(user))
          .filter(entry -> entry.at("/objectRef/namespace").asText().equals(namespace))
          .filter(entry -> entry.at("/objectRef/resource").asText().equals("autoftstudies"))
          .filter(entry -> WRITES.contains(entry.at("/verb").asText()))
          .map(
              entry ->
                  (entry.at("/verb").asText() + " " + entry.at("/objectRef/subresource").asText())
                      .strip())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same default as in {@code examples/local-cluster/lib.sh}. */
  private static Path state() {
    return Path.of(System.getenv().getOrDefault("AUTOFT_STATE", "/var/lib/autoft/local-cluster"));
  }
}
