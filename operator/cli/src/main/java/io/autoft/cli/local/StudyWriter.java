package io.autoft.cli.local;

import static java.util.Objects.requireNonNull;

import io.autoft.cli.stored.StoredStudy;
import io.autoft.cli.stored.StoredTrial;
import io.autoft.cli.stored.StudyFolder;
import io.autoft.cli.words.CommandFailedException;
import io.autoft.study.StudyFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;

/** Writes the folder of a study that is run. What is written is on disk when the call returns. */
record StudyWriter(StudyFolder folder) {

  private static final String GIVEN = "study.yaml";

  StudyWriter {
    requireNonNull(folder, "folder is null");
  }

  void write(StoredStudy study) {
    DurableFile.write(folder.studyFile(), study.object().toPrettyString());
  }

  /** The study file as it was given, for people. */
  void writeGiven(String yaml) {
    DurableFile.write(folder.root().resolve(GIVEN), yaml);
  }

  /** Writes trials together, and puts them in place in the order given. */
  void write(Collection<StoredTrial> trials) {
    DurableFile.write(
        trials.stream().map(trial -> new DurableFile(file(trial.name()), trial::json)).toList());
  }

  /** Writes files that the study publishes. */
  void write(StudyFiles files) {
    var published = create(folder.root().resolve(files.folder()));
    files.texts().forEach((name, text) -> DurableFile.write(published.resolve(name), text));
    DurableFile.write(published.resolve(StudyFolder.VERSION), files.version());
  }

  /** Forgets a report that has been stored. */
  void forgetReport(String trial) {
    try {
      Files.deleteIfExists(report(trial));
    } catch (IOException e) {
      throw new CommandFailedException("%s cannot be removed: %s".formatted(report(trial), e), e);
    }
  }

  void remove(String trial) {
    try {
      Files.deleteIfExists(file(trial));
      Files.deleteIfExists(folder.log(trial));
      Files.deleteIfExists(report(trial));
    } catch (IOException e) {
      throw new CommandFailedException("trial %s cannot be removed: %s".formatted(trial, e), e);
    }
  }

  /** What native code and the Java runtime of a worker said. */
  Path workerLog(int worker) {
    return create(folder.root().resolve("workers")).resolve("worker-%d.log".formatted(worker));
  }

  /** Where the report of a trial arrives; it is there until the trial's own file has it. */
  Path report(String trial) {
    return create(folder.trialFolder()).resolve(trial + ".report");
  }

  private Path file(String trial) {
    create(folder.trialFolder());
    return folder.trialFile(trial);
  }

  static Path create(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new CommandFailedException("folder %s cannot be made: %s".formatted(folder, e), e);
    }
  }
}
