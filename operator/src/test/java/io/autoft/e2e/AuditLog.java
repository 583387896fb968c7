package io.autoft.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import io.autoft.testing.Right;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an API server noted of the requests that it got. */
final class AuditLog {

  private static final Set<String> WRITES =
      Set.of("create", "update", "patch", "delete", "deletecollection");

  private static final String DECISION = "authorization.k8s.io/decision";

  private AuditLog() {}

  /** The writes of a user to the studies of a namespace, such as {@code update status}. */
  static List<String> writesToStudies(Path file, String user, String namespace) {
    return entries(file, user, namespace)
        .filter(entry -> entry.at("/objectRef/namespace").asText().equals(namespace))
        .filter(entry -> entry.at("/objectRef/resource").asText().equals("autoftstudies"))
        .filter(entry -> WRITES.contains(entry.at("/verb").asText()))
        .map(
            entry ->
                (entry.at("/verb").asText() + " " + entry.at("/objectRef/subresource").asText())
                    .strip())
        .toList();
  }

  /**
   * What a user asked for.
   *
   * @param allowed what its rights let it do, rather than what they forbid
   */
  static SortedSet<Right> requests(Path file, String user, boolean allowed) {
    return entries(file, user, "objectRef")
        .filter(
            entry -> entry.path("annotations").path(DECISION).asText().equals("allow") == allowed)
        .map(entry -> new Right(resource(entry.path("objectRef")), entry.path("verb").asText()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String resource(JsonNode reference) {
    return Stream.of(
            reference.path("apiGroup").asText(),
            reference.path("resource").asText(),
            reference.path("subresource").asText(null))
        .filter(Objects::nonNull)
        .collect(Collectors.joining("/"));
  }

  /**
   * Those of a user whose line has a word, also in the files that the API server put aside because
   * they were full. What it puts aside meanwhile is read twice rather than not at all.
   */
  private static Stream<JsonNode> entries(Path file, String user, String word) {
    var newest = read(file, user, word);
    return Stream.concat(newest, putAside(file).stream().flatMap(older -> read(older, user, word)));
  }

  /** {@code audit-2026-03-01T12-00-00.000.log} beside {@code audit.log}. */
  private static List<Path> putAside(Path file) {
    try (var files = Files.list(file.toAbsolutePath().getParent())) {
      return files
          .filter(other -> other.getFileName().toString().matches("audit-.+\\.log"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<JsonNode> read(Path file, String user, String word) {
    try (var lines = Files.lines(file)) {
      return lines
          .filter(line -> line.contains(user) && line.contains(word))
          .map(line -> Serialization.unmarshal(line, JsonNode.class))
          .filter(entry -> entry.at("/user/username").asText().equals(user))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
