package io.autoft.trainer.data;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;

/**
 * Pictures that were decoded once, in a file that is mapped and never copied; see {@link
 * PackFooter} for its layout. A process that has it mapped keeps it whole when another one replaces
 * the file.
 */
final class Pack implements Pictures {

  /** A map ends at 2 GiB. */
  private static final long MAP_BYTES = 1L << 30;

  /**
   * Up to here everything is checked when a pack is opened; above, each picture when it is used.
   */
  private static final long CHECKED_BYTES = 1L << 30;

  private final Path file;
  private final int size;
  private final int imageSize;
  private final int picturesPerMap;
  private final ByteBuffer[] maps;
  private final ByteBuffer checksums;
  private final String fingerprint;

  private Pack(
      Path file,
      PackFooter footer,
      FileChannel channel,
      long mapBytes,
      ByteBuffer tail,
      String index)
      throws IOException {
    this.file = requireNonNull(file, "file is null");
    size = Math.toIntExact(footer.pictures());
    imageSize = footer.imageSize();
    picturesPerMap = (int) Math.max(1, mapBytes / bytes());
    maps = new ByteBuffer[(size + picturesPerMap - 1) / picturesPerMap];
    for (int i = 0; i < maps.length; i++) {
      long start = (long) i * picturesPerMap * bytes();
      long length = Math.min((long) picturesPerMap * bytes(), footer.pictureBytes() - start);
      maps[i] = channel.map(MapMode.READ_ONLY, start, length);
    }
    checksums = tail.slice(0, size * Integer.BYTES);
    fingerprint = Digest.of(index);
  }

  /**
   * Opens a pack. Its pictures are looked at by {@link #check}, or else each when it is read.
   *
   * @throws UnusablePackException unless it is what the plan would make now
   */
  static Pack open(Path file, PackPlan plan) throws IOException, UnusablePackException {
    return open(file, plan, MAP_BYTES);
  }

  /** Opens a pack with maps of at most so many bytes, or of one picture. */
  static Pack open(Path file, PackPlan plan, long mapBytes)
      throws IOException, UnusablePackException {
    try (var channel = FileChannel.open(file)) {
      long fileBytes = channel.size();
      if (fileBytes < PackFooter.BYTES) {
        throw new UnusablePackException("it has %d bytes".formatted(fileBytes));
      }
      var end = fileBytes - PackFooter.BYTES;
      var footer = PackFooter.decoded(channel.map(MapMode.READ_ONLY, end, PackFooter.BYTES));
      if (footer.fileBytes() != fileBytes) {
        throw new UnusablePackException(
            "it has %d bytes; %d were written".formatted(fileBytes, footer.fileBytes()));
      }
      var tail = channel.map(MapMode.READ_ONLY, footer.pictureBytes(), footer.tailBytes());
      if (PackFooter.checksum(tail) != footer.tailChecksum()) {
        throw new UnusablePackException("its index is damaged");
      }
      int checksumBytes = Math.toIntExact(footer.pictures() * Integer.BYTES);
      var index = tail.slice(checksumBytes, tail.limit() - checksumBytes);
      checkIndex(StandardCharsets.UTF_8.decode(index).toString(), plan.index());
      return new Pack(file, footer, channel, mapBytes, tail, plan.index());
    }
  }

  private static void checkIndex(String index, String wanted) throws UnusablePackException {
    if (index.equals(wanted)) {
      return;
    }
    var lines = index.split("\n");
    var wantedLines = wanted.split("\n");
    for (int i = 0; i < Math.min(lines.length, wantedLines.length); i++) {
      if (!lines[i].equals(wantedLines[i])) {
        throw new UnusablePackException(
            "it was made of '%s'; now there is '%s'".formatted(lines[i], wantedLines[i]));
      }
    }
    throw new UnusablePackException("it was made of other files");
  }

  /** Looks at every byte. */
  void check() throws UnusablePackException {
    var damaged = IntStream.range(0, size).parallel().filter(i -> !isWhole(i)).sorted().toArray();
    if (damaged.length > 0) {
      throw new UnusablePackException(
          "%d of its %d pictures are damaged, the first at byte %d"
              .formatted(damaged.length, size, (long) damaged[0] * bytes()));
    }
  }

  private boolean isWhole(int picture) {
    return PackFooter.checksum(slice(picture)) == checksums.getInt(picture * Integer.BYTES);
  }

  private ByteBuffer slice(int picture) {
    return maps[picture / picturesPerMap].slice(picture % picturesPerMap * bytes(), bytes());
  }

  private int bytes() {
    return imageSize * imageSize * 3;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public int imageSize() {
    return imageSize;
  }

  @Override
  public ByteBuffer get(int index) {
    if (!isWhole(index)) {
      throw new UncheckedIOException(damaged(index));
    }
    return slice(index);
  }

  /** Removed, so that the next attempt makes it anew. */
  private IOException damaged(int index) {
    var message = "%s is damaged at picture %d".formatted(file, index);
    try {
      Files.deleteIfExists(file);
      return new IOException(message + "; it was removed, and the next attempt makes it anew");
    } catch (IOException e) {
      return new IOException(message + "; remove it", e);
    }
  }

  /** The file. */
  Path file() {
    return file;
  }

  @Override
  public String fingerprint() {
    return fingerprint;
  }
}
