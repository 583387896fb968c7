package io.autoft.trainer.model;

import static java.util.Objects.requireNonNull;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;

/**
 * Bytes that may be more than one buffer can hold: a buffer ends at 2 GiB, weights do not. What was
 * got stays good after closing.
 */
sealed interface FileContent extends Closeable {

  /** Number of bytes. */
  long size();

  /** Bytes from {@code offset}, at position 0; those of a file on the disk are mapped, not read. */
  ByteBuffer get(long offset, int length) throws IOException;

  /** Bytes in memory. */
  record Memory(ByteBuffer bytes) implements FileContent {

    public Memory {
      requireNonNull(bytes, "bytes is null");
    }

    @Override
    public long size() {
      return bytes.remaining();
    }

    @Override
    public ByteBuffer get(long offset, int length) {
      return bytes.slice(bytes.position() + Math.toIntExact(offset), length);
    }

    @Override
    public void close() {}
  }

  /** A file on the disk. */
  record Mapped(FileChannel channel, long size) implements FileContent {

    static Mapped of(FileChannel channel) throws IOException {
      return new Mapped(channel, channel.size());
    }

    @Override
    public ByteBuffer get(long offset, int length) throws IOException {
      return channel.map(MapMode.READ_ONLY, offset, length);
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
