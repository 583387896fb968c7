package io.autoft.cli.source;

import io.autoft.cli.stored.StoredStudy;
import io.autoft.cli.stored.StoredTrial;
import java.util.List;
import java.util.Optional;

/** A study that can be looked at, wherever it runs. */
public interface StudySource extends AutoCloseable {

  /**
   * The study, with its status.
   *
   * @throws UnreachableException if it cannot be asked for now
   * @throws io.autoft.cli.words.CommandFailedException if there is none any more
   */
  StoredStudy study();

  /** Its trials, by number. */
  List<StoredTrial> trials();

  /**
   * A file that the study has published.
   *
   * @param folder name of the folder or ConfigMap
   */
  Optional<String> published(String folder, String file);

  /** The log of a trial, or what is kept of it; empty if there is none. */
  Optional<String> log(String trial);

  /** The last lines of a log that is being written, or its last progress; empty if none is. */
  Optional<String> logTail(String trial);

  /** Whether it may be another one the next time that it is asked for. */
  default boolean changes() {
    return true;
  }

  @Override
  void close();
}
