package io.autoft.cli.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A file that is there as a whole or as it was before, whatever happens to process and machine. */
final class DurableFile {

  private DurableFile() {}

  /**
   * Writes beside the file, and puts that in its place once it is on disk.
   *
   * @throws FolderException if it cannot be written
   */
  static void write(Path file, String text) {
    var beside = file.resolveSibling("." + file.getFileName() + ".new");
    try {
      try (var channel =
          FileChannel.open(
              beside,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING)) {
        var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      try (var folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
        folder.force(true);
      }
    } catch (IOException e) {
      throw new FolderException(
          "%s cannot be written: %s; nothing that was stored is lost".formatted(file, e), e);
    }
  }
}
