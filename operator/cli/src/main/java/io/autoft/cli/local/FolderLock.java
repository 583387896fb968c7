package io.autoft.cli.local;

import io.autoft.cli.words.CommandFailedException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The right to run the study of a folder. The kernel takes it back when the process ends, however
 * that ends.
 */
final class FolderLock implements AutoCloseable {

  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @throws CommandFailedException if somebody else has it, or the folder cannot be written
   */
  static FolderLock take(Path folder) {
    var file = StudyWriter.create(folder).resolve("lock");
    try {
      var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (locked(channel)) {
        return new FolderLock(channel);
      }
      channel.close();
    } catch (IOException e) {
      throw new CommandFailedException("folder %s cannot be written: %s".formatted(folder, e), e);
    }
    throw new CommandFailedException(
        "another autoft runs the study in %s; wait for it, or use another --folder"
            .formatted(folder));
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new CommandFailedException("the lock cannot be released: " + e, e);
    }
  }
}
