package io.autoft.trainer.training;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loss and metrics of each epoch of a final training, as JSON Lines. Each line is written as it
 * comes, so that a run that is killed or diverges leaves them.
 */
final class EpochLog {

  /** Name of the log in the folder of a checkpoint. */
  static final String FILE = "metrics.jsonl";

  private static final Logger LOG = LoggerFactory.getLogger("trainer");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final List<Map<String, Object>> lines = new ArrayList<>();

  /**
   * An empty log.
   *
   * @param file that takes each line as it comes; one of an earlier attempt is replaced
   */
  EpochLog(Path file) {
    this.file = requireNonNull(file, "file is null");
    rewrite();
  }

  /** Goes on from the lines of an earlier attempt. */
  void restore(List<Map<String, Object>> earlier) {
    lines.clear();
    lines.addAll(earlier);
    rewrite();
  }

  /**
   * Notes an epoch.
   *
   * @param epoch counted from 1
   * @param of all epochs
   * @param metrics on the set that picks an epoch, if there is one
   */
  void add(int epoch, int of, StagedTraining training, Map<String, Double> metrics) {
    var line = new LinkedHashMap<String, Object>();
    line.put("epoch", epoch);
    line.put("steps", training.steps());
    line.put("loss", training.loss());
    line.putAll(metrics);
    add(line);
    var text = new StringBuilder();
    metrics.forEach(
        (name, value) -> text.append(String.format(Locale.ROOT, ", %s %.4f", name, value)));
    LOG.info(
        "epoch {}/{}, loss {}{}",
        epoch,
        of,
        String.format(Locale.ROOT, "%.4f", training.loss()),
        text);
  }

  /** Notes the end of a training that left the finite numbers. */
  void add(int epoch, Divergence divergence) {
    var line = new LinkedHashMap<String, Object>();
    line.put("epoch", epoch);
    line.put("steps", divergence.step());
    line.put("diverged", divergence.toString());
    add(line);
  }

  private void add(Map<String, Object> line) {
    lines.add(line);
    append(json(line));
  }

  List<Map<String, Object>> lines() {
    return List.copyOf(lines);
  }

  /**
   * Writes the whole log into a folder.
   *
   * @throws IOException if it cannot be written
   */
  void writeTo(Path folder) throws IOException {
    Files.writeString(folder.resolve(FILE), text());
  }

  /** Removes the file of the single lines, once the whole log is elsewhere. */
  void removeFile() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warn("{} could not be removed: {}", file, e.toString());
    }
  }

  private String text() {
    return lines.stream().map(EpochLog::json).collect(Collectors.joining());
  }

  private void rewrite() {
    write(text(), StandardOpenOption.TRUNCATE_EXISTING);
  }

  private void append(String line) {
    write(line, StandardOpenOption.APPEND);
  }

  /** A log that cannot be written ends no training; a warning says so. */
  private void write(String text, StandardOpenOption how) {
    try {
      Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.WRITE, how);
    } catch (IOException e) {
      LOG.warn("{} could not be written: {}", file, e.toString());
    }
  }

  private static String json(Map<String, Object> line) {
    try {
      return JSON.writeValueAsString(line) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("names and numbers are plain data", e);
    }
  }
}
