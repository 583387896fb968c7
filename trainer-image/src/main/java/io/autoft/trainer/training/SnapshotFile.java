package io.autoft.trainer.training;

import static java.util.Objects.requireNonNull;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * A {@link Snapshot} and its arrays in one file: length of the header (8 bytes), header as JSON,
 * arrays of P float32 each, CRC-32C of all that (8 bytes), everything little-endian. The arrays go
 * from the engine's memory to the file and back in pieces, so nothing of a large model lies on the
 * heap.
 */
final class SnapshotFile implements AutoCloseable {

  private static final ObjectMapper JSON = JsonMapper.builder().addModule(new Jdk8Module()).build();

  private static final int PIECE = 1 << 24;

  private final FileChannel channel;
  private final Snapshot header;
  private final long dataStart;

  private SnapshotFile(FileChannel channel, Snapshot header, long dataStart) {
    this.channel = requireNonNull(channel, "channel is null");
    this.header = requireNonNull(header, "header is null");
    this.dataStart = dataStart;
  }

  /**
   * Writes under another name and then renames, so that there is always a whole file.
   *
   * @throws IOException if it cannot be written; then the former file is as it was
   */
  static void write(Path file, Snapshot header, List<NDArray> arrays) throws IOException {
    var unfinished = unfinished(file);
    try (var channel =
        FileChannel.open(
            unfinished,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      var checksum = new CRC32C();
      var json = JSON.writeValueAsBytes(header);
      append(channel, number(json.length), checksum);
      append(channel, ByteBuffer.wrap(json), checksum);
      for (var array : arrays) {
        append(channel, array, checksum);
      }
      append(channel, number(checksum.getValue()), new CRC32C());
      channel.force(true);
    }
    Files.move(
        unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Where a file is while it is written. */
  static Path unfinished(Path file) {
    return file.resolveSibling(file.getFileName() + ".unfinished");
  }

  private static void append(FileChannel channel, NDArray array, CRC32C checksum)
      throws IOException {
    for (long start = 0; start < array.size(); start += PIECE) {
      try (var scope = array.getManager().newSubManager()) {
        append(channel, piece(array, start, scope), checksum);
      }
    }
  }

  /** Of an array in main memory this is a view. */
  private static ByteBuffer piece(NDArray array, long start, NDManager scope) {
    var range = new NDIndex("{}:{}", start, Math.min(start + PIECE, array.size()));
    return array.get(scope, range).toDevice(Device.cpu(), false).toByteBuffer(true);
  }

  private static void append(FileChannel channel, ByteBuffer bytes, CRC32C checksum)
      throws IOException {
    checksum.update(bytes.duplicate());
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private static ByteBuffer number(long value) {
    return ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(value).flip();
  }

  /**
   * Opens a file and checks that all of it is as it was written.
   *
   * @throws IOException if it is not
   */
  static SnapshotFile open(Path file) throws IOException {
    var channel = FileChannel.open(file);
    try {
      long end = channel.size() - Long.BYTES;
      if (end < Long.BYTES || checksum(channel, end) != readNumber(channel, end)) {
        throw new IOException("it is damaged");
      }
      var header = readHeader(channel);
      long dataStart = Long.BYTES + readNumber(channel, 0);
      if (dataStart + header.arrays() * header.size() * Float.BYTES != end) {
        throw new IOException("it has not the length that it should have");
      }
      return new SnapshotFile(channel, header, dataStart);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e instanceof IOException io ? io : new IOException(e);
    }
  }

  /**
   * Reads what a file is about, of the gigabytes that it may have no more than that, and does not
   * check it.
   *
   * @throws IOException if there is no such file, or it begins otherwise
   */
  static Snapshot header(Path file) throws IOException {
    try (var channel = FileChannel.open(file)) {
      return readHeader(channel);
    } catch (RuntimeException e) {
      throw new IOException(e);
    }
  }

  private static Snapshot readHeader(FileChannel channel) throws IOException {
    long length = readNumber(channel, 0);
    if (length < 0 || length > channel.size()) {
      throw new IOException("it is damaged");
    }
    var json = new byte[Math.toIntExact(length)];
    channel.map(MapMode.READ_ONLY, Long.BYTES, length).get(json);
    return JSON.readValue(json, Snapshot.class);
  }

  private static long checksum(FileChannel channel, long end) throws IOException {
    var checksum = new CRC32C();
    for (long start = 0; start < end; start += PIECE) {
      checksum.update(channel.map(MapMode.READ_ONLY, start, Math.min(PIECE, end - start)));
    }
    return checksum.getValue();
  }

  private static long readNumber(FileChannel channel, long position) throws IOException {
    return channel
        .map(MapMode.READ_ONLY, position, Long.BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .getLong();
  }

  Snapshot header() {
    return header;
  }

  /**
   * Copies one of the arrays.
   *
   * @param number of the array, counted from 0
   * @param target P scalars, overwritten
   * @throws IOException if the file cannot be read
   */
  void copyTo(int number, NDArray target) throws IOException {
    long offset = dataStart + number * header.size() * Float.BYTES;
    for (long start = 0; start < header.size(); start += PIECE) {
      long end = Math.min(start + PIECE, header.size());
      var bytes =
          channel.map(MapMode.READ_ONLY, offset + start * Float.BYTES, (end - start) * Float.BYTES);
      try (var scope = target.getManager().newSubManager()) {
        var piece =
            scope.create(
                bytes.order(ByteOrder.LITTLE_ENDIAN), new Shape(end - start), DataType.FLOAT32);
        target.set(new NDIndex("{}:{}", start, end), piece);
      }
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
