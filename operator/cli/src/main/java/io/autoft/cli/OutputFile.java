package io.autoft.cli;

import io.autoft.cli.words.CommandFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that a command writes for others. */
record OutputFile(Path path) {

  /**
   * Writes it as a whole or not at all: somebody may be reading it. Folders on its way are made.
   *
   * @throws CommandFailedException if it cannot be written
   */
  void write(byte[] content) {
    var file = path.toAbsolutePath().normalize();
    try {
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        // Such as /dev/stdout.
        Files.write(file, content);
        return;
      }
      Files.createDirectories(file.getParent());
      var beside = file.resolveSibling("." + file.getFileName() + ".new");
      Files.write(beside, content);
      Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new CommandFailedException("%s cannot be written: %s".formatted(file, e), e);
    }
  }
}
