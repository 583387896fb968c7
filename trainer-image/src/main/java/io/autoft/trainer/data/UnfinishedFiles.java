package io.autoft.trainer.data;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Files under other names beside a file that is being made, perhaps by several processes at once.
 *
 * @param file that one of them will become
 */
record UnfinishedFiles(Path file) {

  private static final String ENDING = ".unfinished";

  UnfinishedFiles {
    requireNonNull(file, "file is null");
  }

  /** A new one, empty. */
  Path create() throws IOException {
    return Files.createTempFile(file.getParent(), prefix(), ENDING);
  }

  /** Removes those that nobody has written to since. */
  void removeOlderThan(Instant time) throws IOException {
    try (var siblings = Files.list(file.getParent())) {
      for (var sibling : siblings.toList()) {
        var name = sibling.getFileName().toString();
        if (name.startsWith(prefix()) && name.endsWith(ENDING) && isOlder(sibling, time)) {
          Files.deleteIfExists(sibling);
        }
      }
    }
  }

  /** One that is gone meanwhile has been finished by another process. */
  private static boolean isOlder(Path unfinished, Instant time) throws IOException {
    try {
      return Files.getLastModifiedTime(unfinished).toInstant().isBefore(time);
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private String prefix() {
    return "." + file.getFileName() + ".";
  }
}
