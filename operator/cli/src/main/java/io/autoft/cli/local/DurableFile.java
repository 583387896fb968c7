package io.autoft.cli.local;

import static java.util.Objects.requireNonNull;

import io.autoft.cli.words.CommandFailedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Supplier;

/**
 * A file that is there as a whole or as it was before, whatever happens to process and machine.
 *
 * @param text of the file, asked for once
 */
record DurableFile(Path file, Supplier<String> text) {

  DurableFile {
    requireNonNull(file, "file is null");
    requireNonNull(text, "text is null");
  }

  /** Writes a file; see {@link #write(List)}. */
  static void write(Path file, String text) {
    write(List.of(new DurableFile(file, () -> text)));
  }

  /**
   * Writes files of one folder, each beside the one that it replaces; puts them in place, in their
   * order, once all are on disk. They are brought to disk at the same time, since the wait for one
   * serves all: it is what takes longest here.
   *
   * @throws CommandFailedException if one cannot be written
   */
  static void write(List<DurableFile> files) {
    files.parallelStream().forEach(DurableFile::writeBeside);
    files.forEach(DurableFile::putInPlace);
    files.stream().limit(1).forEach(DurableFile::bringPlaceToDisk);
  }

  private void writeBeside() {
    try (var channel =
        FileChannel.open(
            beside(),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      var bytes = ByteBuffer.wrap(text.get().getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    } catch (IOException e) {
      throw notWritten(e);
    }
  }

  private void putInPlace() {
    try {
      Files.move(
          beside(), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw notWritten(e);
    }
  }

  private void bringPlaceToDisk() {
    try (var folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
      folder.force(true);
    } catch (IOException e) {
      throw notWritten(e);
    }
  }

  private Path beside() {
    return file.resolveSibling("." + file.getFileName() + ".new");
  }

  private CommandFailedException notWritten(IOException e) {
    return new CommandFailedException(
        "%s cannot be written: %s; nothing that was stored is lost".formatted(file, e), e);
  }
}
