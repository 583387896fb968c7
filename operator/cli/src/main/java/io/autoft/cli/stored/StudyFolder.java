package io.autoft.cli.stored;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.autoft.cli.json.ApiJson;
import io.autoft.cli.words.CommandFailedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A folder in place of the API server: the study with its status, a JSON file a trial, written
 * before it runs and after it has ended, their logs, and the files that the study publishes. It is
 * read here, also while it is written by a run.
 *
 * @param root of all of it
 */
public record StudyFolder(Path root) {

  /** Name of the file beside those that a study publishes which says what they are about. */
  public static final String VERSION = ".version";

  private static final int TAIL_BYTES = 4096;

  public StudyFolder {
    requireNonNull(root, "root is null");
  }

  /** Whether there is a study. */
  public boolean hasStudy() {
    return Files.exists(studyFile());
  }

  /** Where the study is kept, with its status. */
  public Path studyFile() {
    return root.resolve(StoredStudy.FILE);
  }

  /** The study, if the folder has one. */
  public Optional<StoredStudy> study() {
    return text(studyFile()).map(text -> StoredStudy.of(json(text, studyFile())));
  }

  /** All trials, by number. */
  public List<StoredTrial> trials() {
    if (!Files.isDirectory(trialFolder())) {
      return List.of();
    }
    try (var files = Files.list(trialFolder())) {
      return files
          .filter(file -> file.getFileName().toString().matches("[^.].*\\.json"))
          .map(file -> StoredTrial.of(json(text(file).orElse(""), file), file.toString()))
          .sorted(Comparator.comparingInt(trial -> trial.spec().number()))
          .toList();
    } catch (IOException e) {
      throw new CommandFailedException("%s cannot be read: %s".formatted(trialFolder(), e), e);
    }
  }

  /** Where the trials are kept. */
  public Path trialFolder() {
    return root.resolve("trials");
  }

  /** Where a trial is kept. */
  public Path trialFile(String trial) {
    return trialFolder().resolve(trial + ".json");
  }

  /** The log of a trial, of all its attempts. */
  public Path log(String trial) {
    return trialFolder().resolve(trial + ".log");
  }

  /** What a trial has logged, if it has been started. */
  public Optional<String> logOf(String trial) {
    return text(log(trial));
  }

  /** The last lines of that: an hour's log is megabytes, and a view of it is drawn each second. */
  public Optional<String> logTailOf(String trial) {
    try (var log = FileChannel.open(log(trial))) {
      var tail = ByteBuffer.allocate(TAIL_BYTES);
      log.read(tail, Math.max(0, log.size() - TAIL_BYTES));
      return Optional.of(new String(tail.array(), 0, tail.position(), StandardCharsets.UTF_8));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new CommandFailedException("%s cannot be read: %s".formatted(log(trial), e), e);
    }
  }

  /** A file that the study has published, of the version that is asked for. */
  public Optional<String> read(String folder, String file, String version) {
    return text(root.resolve(folder).resolve(VERSION)).filter(version::equals).isPresent()
        ? text(root.resolve(folder).resolve(file))
        : Optional.empty();
  }

  /** A file that the study has published, of whatever version. */
  public Optional<String> published(String folder, String file) {
    return text(root.resolve(folder).resolve(file));
  }

  /** What is in a file, if there is one. */
  public static Optional<String> text(Path file) {
    try {
      return Optional.of(Files.readString(file, StandardCharsets.UTF_8));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new CommandFailedException("%s cannot be read: %s".formatted(file, e), e);
    }
  }

  private static JsonNode json(String text, Path file) {
    try {
      return ApiJson.MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new CommandFailedException(
          "%s is damaged: %s".formatted(file, e.getOriginalMessage()), e);
    }
  }
}
