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
import java.util.List;
import java.util.stream.IntStream;

/**
 * Images that were decoded once, in a file that is mapped and never copied; see {@link
 * ImageCacheFooter} for its layout. A process that has it mapped keeps it whole when another one
 * replaces the file.
 */
final class ImageCache implements Images {

  /** A map ends at 2 GiB. */
  private static final long MAP_BYTES = 1L << 30;

  private final Path file;
  private final int[] positions;
  private final int imageSize;
  private final int imagesPerMap;
  private final ByteBuffer[] maps;
  private final ByteBuffer checksums;
  private final List<Example> examples;
  private final DamagedImages damaged;

  private ImageCache(
      Path file,
      ImageCacheFooter footer,
      FileChannel channel,
      long mapBytes,
      ByteBuffer tail,
      ImageCachePlan plan,
      DamagedImages damaged)
      throws IOException {
    this.file = requireNonNull(file, "file is null");
    int size = Math.toIntExact(footer.images());
    positions = damaged.others(size);
    imageSize = footer.imageSize();
    imagesPerMap = (int) Math.max(1, mapBytes / bytes());
    maps = new ByteBuffer[(size + imagesPerMap - 1) / imagesPerMap];
    for (int i = 0; i < maps.length; i++) {
      long start = (long) i * imagesPerMap * bytes();
      long length = Math.min((long) imagesPerMap * bytes(), footer.imageBytes() - start);
      maps[i] = channel.map(MapMode.READ_ONLY, start, length);
    }
    checksums = tail.slice(0, size * Integer.BYTES);
    examples = plan.examples();
    this.damaged = damaged;
  }

  /**
   * Opens an image cache. Its images are looked at by {@link #check}, or else each when it is read.
   *
   * @throws UnusableImageCacheException unless it is what the plan would make now
   */
  static ImageCache open(Path file, ImageCachePlan plan)
      throws IOException, UnusableImageCacheException {
    return open(file, plan, MAP_BYTES);
  }

  /**
   * Opens an image cache with maps of at most so many bytes, or of one image.
   *
   * @throws UnusableImageCacheException unless it is what the plan would make now
   */
  static ImageCache open(Path file, ImageCachePlan plan, long mapBytes)
      throws IOException, UnusableImageCacheException {
    try (var channel = FileChannel.open(file)) {
      long fileBytes = channel.size();
      if (fileBytes < ImageCacheFooter.BYTES) {
        throw new UnusableImageCacheException("it has %d bytes".formatted(fileBytes));
      }
      var end = fileBytes - ImageCacheFooter.BYTES;
      var footer =
          ImageCacheFooter.decoded(channel.map(MapMode.READ_ONLY, end, ImageCacheFooter.BYTES));
      if (footer.fileBytes() != fileBytes) {
        throw new UnusableImageCacheException(
            "it has %d bytes; %d were written".formatted(fileBytes, footer.fileBytes()));
      }
      var tail = channel.map(MapMode.READ_ONLY, footer.imageBytes(), footer.tailBytes());
      if (ImageCacheFooter.checksum(tail) != footer.tailChecksum()) {
        throw new UnusableImageCacheException("its index is damaged");
      }
      int checksumBytes = Math.toIntExact(footer.images() * Integer.BYTES);
      var index = tail.slice(checksumBytes, tail.limit() - checksumBytes);
      var damaged = damaged(StandardCharsets.UTF_8.decode(index).toString(), plan.index());
      return new ImageCache(file, footer, channel, mapBytes, tail, plan, damaged);
    }
  }

  /** Behind the lines of the plan are those of the images that could not be decoded. */
  private static DamagedImages damaged(String index, String wanted)
      throws UnusableImageCacheException {
    if (index.startsWith(wanted)) {
      return DamagedImages.parse(index.substring(wanted.length()));
    }
    var lines = index.split("\n");
    var wantedLines = wanted.split("\n");
    for (int i = 0; i < Math.min(lines.length, wantedLines.length); i++) {
      if (!lines[i].equals(wantedLines[i])) {
        throw new UnusableImageCacheException(
            "it was made of '%s'; now there is '%s'".formatted(lines[i], wantedLines[i]));
      }
    }
    throw new UnusableImageCacheException("it was made of other files");
  }

  /**
   * Looks at every byte.
   *
   * @throws UnusableImageCacheException if an image is damaged
   */
  void check() throws UnusableImageCacheException {
    var broken = IntStream.range(0, size()).parallel().filter(i -> !isWhole(i)).sorted().toArray();
    if (broken.length > 0) {
      throw new UnusableImageCacheException(
          "%d of its %d images are damaged, the first at byte %d"
              .formatted(broken.length, size(), (long) positions[broken[0]] * bytes()));
    }
  }

  private boolean isWhole(int index) {
    return ImageCacheFooter.checksum(slice(index)) == checksum(index);
  }

  private ByteBuffer slice(int index) {
    int position = positions[index];
    return maps[position / imagesPerMap].slice(position % imagesPerMap * bytes(), bytes());
  }

  private int bytes() {
    return imageSize * imageSize * 3;
  }

  @Override
  public int size() {
    return positions.length;
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

  /** As it was written when the image was decoded; the image itself is not read. */
  @Override
  public int checksum(int index) {
    return checksums.getInt(positions[index] * Integer.BYTES);
  }

  @Override
  public String name(int index) {
    return examples.get(positions[index]).path();
  }

  @Override
  public int leftOut() {
    return damaged.messages().size();
  }

  /** Images of the plan that could not be decoded. */
  DamagedImages damaged() {
    return damaged;
  }

  /** Of each image its index in the plan. */
  int[] positions() {
    return positions.clone();
  }

  /** Removed, so that the next attempt makes it anew. */
  private IOException damaged(int index) {
    var message = "%s is damaged at image %d".formatted(file, index);
    try {
      Files.deleteIfExists(file);
      return new IOException(message + "; it was removed, and the next attempt makes it anew");
    } catch (IOException e) {
      return new IOException(message + "; remove it", e);
    }
  }

  /** The file that is mapped. */
  Path file() {
    return file;
  }
}
