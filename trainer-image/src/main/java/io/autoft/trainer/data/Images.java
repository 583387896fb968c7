package io.autoft.trainer.data;

import java.nio.ByteBuffer;

/** Images of one size, wherever they lie. */
public interface Images {

  /** Number of images. */
  int size();

  /** Width and height of each image. */
  int imageSize();

  /**
   * An image where it lies.
   *
   * @return imageSize x imageSize x 3 bytes from position 0, rows from top to bottom, channels R,
   *     G, B; only to be read
   */
  ByteBuffer get(int index);

  /** CRC-32C of an image's bytes: equal images have equal ones, others nearly never. */
  default int checksum(int index) {
    return ImageCacheFooter.checksum(get(index));
  }

  /** What to call an image in messages: its path, where it has one. */
  default String name(int index) {
    return "image " + index;
  }

  /** How many images of the choice are not among these, since their files are damaged. */
  default int leftOut() {
    return 0;
  }

  /** Images on the heap, one after the other. */
  record InMemory(int imageSize, byte[] pixels) implements Images {

    public InMemory {
      if (pixels.length % (imageSize * imageSize * 3) != 0) {
        throw new IllegalArgumentException(
            "%d bytes for images of %d x %d x 3".formatted(pixels.length, imageSize, imageSize));
      }
    }

    @Override
    public int size() {
      return pixels.length / bytes();
    }

    @Override
    public ByteBuffer get(int index) {
      return ByteBuffer.wrap(pixels, index * bytes(), bytes()).slice().asReadOnlyBuffer();
    }

    private int bytes() {
      return imageSize * imageSize * 3;
    }
  }
}
