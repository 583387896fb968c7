package io.autoft.cli.source;

import io.autoft.cli.stored.StoredStudy;
import io.autoft.cli.stored.StoredTrial;
import io.autoft.cli.stored.StudyFolder;
import io.autoft.cli.words.CommandFailedException;
import java.util.List;
import java.util.Optional;

/** A study in a folder of {@code autoft run}, which may be running. */
public record FolderSource(StudyFolder folder) implements StudySource {

  @Override
  public StoredStudy study() {
    return folder
        .study()
        .orElseThrow(() -> new CommandFailedException("%s has no study".formatted(folder.root())));
  }

  @Override
  public List<StoredTrial> trials() {
    return folder.trials();
  }

  @Override
  public Optional<String> published(String name, String file) {
    return folder.published(name, file);
  }

  @Override
  public Optional<String> log(String trial) {
    return folder.logOf(trial);
  }

  @Override
  public Optional<String> logTail(String trial) {
    return folder.logTailOf(trial);
  }

  @Override
  public void close() {
    // Files are opened for each reading.
  }
}
