package io.autoft.trainer.data;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Finds images by their content. Checksums say which can be equal, and only those are read: 200,000
 * images of which none occurs twice cost a sort of their checksums.
 */
public final class ImageIndex {

  private static final long LOW = 0xffffffffL;

  private final Images images;

  /** For each image its checksum, and below it its index; ascending. */
  private final long[] keys;

  /** An index of these images. */
  public ImageIndex(Images images) {
    this.images = requireNonNull(images, "images is null");
    keys =
        IntStream.range(0, images.size())
            .mapToLong(i -> key(images.checksum(i)) | i)
            .sorted()
            .toArray();
  }

  private static long key(int checksum) {
    return (long) checksum << Integer.SIZE;
  }

  /**
   * The first image with the same content as one of the same size.
   *
   * @param others these images, or others of the same size
   * @param other index among the others
   * @return index among these images; empty if none is equal
   */
  public OptionalInt find(Images others, int other) {
    int checksum = others.checksum(other);
    int from = Arrays.binarySearch(keys, key(checksum));
    for (int i = from < 0 ? -from - 1 : from;
        i < keys.length && (int) (keys[i] >> Integer.SIZE) == checksum;
        i++) {
      int index = (int) (keys[i] & LOW);
      if (others == images && other == index || images.get(index).equals(others.get(other))) {
        return OptionalInt.of(index);
      }
    }
    return OptionalInt.empty();
  }
}
