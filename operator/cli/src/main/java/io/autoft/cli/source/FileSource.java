package io.autoft.cli.source;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.autoft.api.v1alpha1.ApiNames;
import io.autoft.api.v1alpha1.AutoFTTrialStatus;
import io.autoft.cli.json.ApiJson;
import io.autoft.cli.stored.StoredStudy;
import io.autoft.cli.stored.StoredTrial;
import io.autoft.cli.words.CommandFailedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;

/**
 * A study in a file: a list of objects as kubectl prints it, with one study, its trials, and its
 * ConfigMaps where they were asked for. So it can be kept without a cluster, and the operator hands
 * it to the pod that writes its page.
 */
public final class FileSource implements StudySource {

  private static final String COMPRESSED = ".gz";

  private final StoredStudy study;
  private final List<StoredTrial> trials;
  private final List<JsonNode> configMaps;

  private FileSource(StoredStudy study, List<StoredTrial> trials, List<JsonNode> configMaps) {
    this.study = requireNonNull(study, "study is null");
    this.trials = List.copyOf(trials);
    this.configMaps = List.copyOf(configMaps);
  }

  /** Whether a name is one of such a file. */
  public static boolean isNamedAsOne(String name) {
    return name.endsWith(".json") || name.endsWith(".json" + COMPRESSED);
  }

  /**
   * Reads a file.
   *
   * @throws CommandFailedException if it cannot be read, or has not just one study
   */
  public static FileSource of(Path file) {
    var items = items(read(file));
    var studies = of(ApiNames.STUDY, items).map(StoredStudy::of).toList();
    if (studies.size() != 1) {
      throw new CommandFailedException(
          ("%s has %s; it must have one: where a namespace has several, kubectl get autoftstudy/NAME"
                  + " $(kubectl get autofttrials -l autoft.io/study=NAME -o name) -o json prints"
                  + " one with its trials")
              .formatted(
                  file,
                  studies.isEmpty()
                      ? "no study"
                      : studies.stream()
                          .map(StoredStudy::name)
                          .collect(Collectors.joining(", ", "the studies ", ""))));
    }
    var study = studies.get(0);
    return new FileSource(
        study,
        of(ApiNames.TRIAL, items)
            .map(trial -> StoredTrial.of(trial, file.toString()))
            .filter(trial -> trial.spec().study().equals(study.name()))
            .sorted(Comparator.comparingInt(trial -> trial.spec().number()))
            .toList(),
        of("ConfigMap", items).toList());
  }

  private static JsonNode read(Path file) {
    try (var bytes = Files.newInputStream(file);
        var text = text(file, bytes)) {
      return ApiJson.MAPPER.readTree(text);
    } catch (NoSuchFileException e) {
      throw new CommandFailedException("there is no file " + file, e);
    } catch (IOException e) {
      throw new CommandFailedException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static InputStream text(Path file, InputStream bytes) throws IOException {
    return file.toString().endsWith(COMPRESSED) ? new GZIPInputStream(bytes) : bytes;
  }

  /** A single object stands for a list of one. */
  private static List<JsonNode> items(JsonNode root) {
    return root.path("items").isArray()
        ? StreamSupport.stream(root.path("items").spliterator(), false).toList()
        : List.of(root);
  }

  private static Stream<JsonNode> of(String kind, List<JsonNode> items) {
    return items.stream().filter(item -> item.path("kind").asText().equals(kind));
  }

  @Override
  public StoredStudy study() {
    return study;
  }

  @Override
  public List<StoredTrial> trials() {
    return trials;
  }

  @Override
  public Optional<String> published(String folder, String file) {
    return configMaps.stream()
        .filter(configMap -> configMap.at("/metadata/name").asText().equals(folder))
        .map(configMap -> configMap.path("data").path(file))
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText)
        .findFirst();
  }

  /** The tail that a failed trial keeps. */
  @Override
  public Optional<String> log(String trial) {
    return trials.stream()
        .filter(t -> t.name().equals(trial))
        .findFirst()
        .flatMap(StoredTrial::status)
        .map(AutoFTTrialStatus::logTail);
  }

  @Override
  public Optional<String> logTail(String trial) {
    return log(trial);
  }

  @Override
  public boolean changes() {
    return false;
  }

  @Override
  public void close() {
    // It was read as a whole.
  }
}
