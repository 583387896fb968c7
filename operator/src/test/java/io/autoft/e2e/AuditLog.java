package io.autoft.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** What an API server noted of the requests that it got. */
final class AuditLog {

  private static final Set<String> WRITES =
      Set.of("create", "update", "patch", "delete", "deletecollection");

  private AuditLog() {}

  /** The writes of a user to the studies of a namespace, such as {@code update status}. */
  static List<String> writesToStudies(Path file, String user, String namespace) {
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
}
