package io.autoft.cli.local;

import io.autoft.cli.admission.Admission;
import io.autoft.cli.admission.StudyAdmission;
import io.autoft.cli.stored.ClaimFolders;
import io.autoft.cli.stored.StoredStudy;
import io.autoft.cli.stored.StudyFolder;
import io.autoft.cli.words.CommandFailedException;
import io.autoft.trial.Study;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A study in its folder, locked for this process: a new one, or one that goes on. */
public final class OpenStudy implements AutoCloseable {

  private final StudyFolder folder;
  private final StoredStudy stored;
  private final Instant lastSeen;
  private final FolderLock lock;

  private OpenStudy(StudyFolder folder, StoredStudy stored, Instant lastSeen, FolderLock lock) {
    this.folder = folder;
    this.stored = stored;
    this.lastSeen = lastSeen;
    this.lock = lock;
  }

  /**
   * Opens a study.
   *
   * @param given the study file
   * @param version of this tool
   * @throws io.autoft.cli.admission.RefusedException if the file is refused; nothing in the folder
   *     has changed
   * @throws CommandFailedException if the folder is another study's, in use, or cannot be written
   */
  public static OpenStudy open(Path root, String given, String version) {
    var lock = FolderLock.take(root);
    try {
      var folder = new StudyFolder(root);
      var former = folder.study();
      former.ifPresent(study -> requireVersion(study, root, version));
      var stored = admitted(given, former, root, version);
      var lastSeen = former.isPresent() ? writtenAt(folder) : Instant.EPOCH;
      if (former.filter(stored::equals).isEmpty()) {
        var writer = new StudyWriter(folder);
        writer.writeGiven(given);
        writer.write(stored);
      }
      return new OpenStudy(folder, stored, lastSeen, lock);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static StoredStudy admitted(
      String given, Optional<StoredStudy> former, Path root, String version) {
    var admission =
        former
            .map(study -> StudyAdmission.admitUpdate(given, study.object()))
            .orElseGet(() -> StudyAdmission.admit(given));
    if (admission instanceof Admission.Refused) {
      former.ifPresent(study -> requireName(study, given, root));
    }
    var admitted = admission.orThrow();
    if (former.isEmpty()) {
      return new StoredStudy(
          admitted.name(), 1, version, admitted.study().path("spec"), Optional.empty());
    }
    var before = former.get();
    var spec = admitted.study().path("spec");
    // By the text: of numbers that are equal, 1 and 1.0 are not the same node.
    return before.spec().toString().equals(spec.toString())
        ? before
        : new StoredStudy(before.name(), before.generation() + 1, version, spec, before.status());
  }

  private static void requireName(StoredStudy study, String given, Path root) {
    if (StudyAdmission.admit(given) instanceof Admission.Admitted other
        && !other.name().equals(study.name())) {
      throw new CommandFailedException(
          "%s has the study %s, the file is of %s; use another --folder"
              .formatted(root, study.name(), other.name()));
    }
  }

  /** Another version may compute other scores, which cannot be compared. */
  private static void requireVersion(StoredStudy study, Path root, String version) {
    if (!study.version().equals(version)) {
      throw new CommandFailedException(
          "%s was written by autoft %s, this is %s, whose scores may differ; go on with %s, or use"
                  .formatted(root, study.version(), version, study.version())
              + " another --folder");
    }
  }

  private static Instant writtenAt(StudyFolder folder) {
    try {
      return Files.getLastModifiedTime(folder.studyFile()).toInstant();
    } catch (IOException e) {
      return FileTime.fromMillis(0).toInstant();
    }
  }

  public StudyFolder folder() {
    return folder;
  }

  /** The study as its trials see it. */
  public Study study() {
    return stored.study();
  }

  /** A run of the study with its own workers. */
  public StudyRun run(
      ClaimFolders claims,
      WorkerLayout layout,
      TrainerLibraries libraries,
      RunView view,
      Clock clock) {
    return run(claims, layout, libraries, view, clock, Workers.GRACE);
  }

  /** A run that gives its trials less time beyond their limits. */
  StudyRun run(
      ClaimFolders claims,
      WorkerLayout layout,
      TrainerLibraries libraries,
      RunView view,
      Clock clock,
      Duration grace) {
    var study = stored.study();
    var writer = new StudyWriter(folder);
    return new StudyRun(
        new LocalStudy(writer, stored, claims.complaint(study.spec()), lastSeen),
        new Workers(study, writer, claims, layout, libraries, grace, clock),
        view,
        clock);
  }

  @Override
  public void close() {
    lock.close();
  }
}
