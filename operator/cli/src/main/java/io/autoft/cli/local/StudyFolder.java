package io.autoft.cli.local;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.autoft.cli.admission.ApiJson;
import io.autoft.study.StudyFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A folder in place of the API server: the study file as it was given, the study with its status, a
 * JSON file a trial, written before it runs and after it has ended, and the files that the study
 * publishes. What is written is on disk when the call returns.
 *
 * @param root of all of it
 */
public record StudyFolder(Path root) {

  private static final String GIVEN = "study.yaml";
  private static final String VERSION = ".version";
  private static final int TAIL_BYTES = 4096;

  public StudyFolder {
    requireNonNull(root, "root is null");
  }

  /** Whether there is a study. */
  public boolean hasStudy() {
    return Files.exists(root.resolve(StoredStudy.FILE));
  }

  /** The study, if the folder has one. */
  public Optional<StoredStudy> study() {
    return text(root.resolve(StoredStudy.FILE))
        .map(text -> StoredStudy.of(json(text, root.resolve(StoredStudy.FILE))));
  }

  void write(StoredStudy study) {
    DurableFile.write(root.resolve(StoredStudy.FILE), study.object().toPrettyString());
  }

  /** The study file as it was given, for people. */
  void writeGiven(String yaml) {
    DurableFile.write(root.resolve(GIVEN), yaml);
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
      throw new FolderException("%s cannot be read: %s".formatted(trialFolder(), e), e);
    }
  }

  /** Writes trials together, and puts them in place in the order given. */
  void write(Collection<StoredTrial> trials) {
    DurableFile.write(
        trials.stream().map(trial -> new DurableFile(file(trial.name()), trial::json)).toList());
  }

  /** Forgets a report that has been stored. */
  void forgetReport(String trial) {
    try {
      Files.deleteIfExists(report(trial));
    } catch (IOException e) {
      throw new FolderException("%s cannot be removed: %s".formatted(report(trial), e), e);
    }
  }

  void remove(String trial) {
    try {
      Files.deleteIfExists(file(trial));
      Files.deleteIfExists(log(trial));
      Files.deleteIfExists(report(trial));
    } catch (IOException e) {
      throw new FolderException("trial %s cannot be removed: %s".formatted(trial, e), e);
    }
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
      throw new FolderException("%s cannot be read: %s".formatted(log(trial), e), e);
    }
  }

  /** What native code and the Java runtime of a worker said. */
  Path workerLog(int worker) {
    return create(root.resolve("workers")).resolve("worker-%d.log".formatted(worker));
  }

  /** Where the report of a trial arrives; it is there until the trial's own file has it. */
  Path report(String trial) {
    return create(trialFolder()).resolve(trial + ".report");
  }

  /** A file that the study has published, of the version that is asked for. */
  Optional<String> read(String folder, String file, String version) {
    return text(root.resolve(folder).resolve(VERSION)).filter(version::equals).isPresent()
        ? text(root.resolve(folder).resolve(file))
        : Optional.empty();
  }

  /** A file that the study has published, of whatever version. */
  public Optional<String> published(String folder, String file) {
    return text(root.resolve(folder).resolve(file));
  }

  void write(StudyFiles files) {
    var folder = create(root.resolve(files.folder()));
    files.texts().forEach((name, text) -> DurableFile.write(folder.resolve(name), text));
    DurableFile.write(folder.resolve(VERSION), files.version());
  }

  private Path trialFolder() {
    return root.resolve("trials");
  }

  private Path file(String trial) {
    return create(trialFolder()).resolve(trial + ".json");
  }

  static Path create(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new FolderException("folder %s cannot be made: %s".formatted(folder, e), e);
    }
  }

  static Optional<String> text(Path file) {
    try {
      return Optional.of(Files.readString(file, StandardCharsets.UTF_8));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new FolderException("%s cannot be read: %s".formatted(file, e), e);
    }
  }

  private static JsonNode json(String text, Path file) {
    try {
      return ApiJson.MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new FolderException("%s is damaged: %s".formatted(file, e.getOriginalMessage()), e);
    }
  }
}
