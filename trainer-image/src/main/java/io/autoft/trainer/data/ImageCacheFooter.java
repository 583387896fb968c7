package io.autoft.trainer.data;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * The end of an image cache, {@value #BYTES} bytes, big-endian: the mark, the size and number of
 * images, the bytes of the index, the CRC-32C of what lies between the images and the footer, and
 * that of the footer so far. What comes before it, from the start: the images, the CRC-32C of each
 * image, the index.
 */
record ImageCacheFooter(int imageSize, long images, long indexBytes, int tailChecksum) {

  static final int BYTES = 36;

  private static final long MARK = 0x4175746f46542031L; // "AutoFT 1"

  /** Bytes of all images, where the checksums begin. */
  long imageBytes() {
    return images * imageSize * imageSize * 3;
  }

  /** Bytes between the images and the footer. */
  long tailBytes() {
    return images * Integer.BYTES + indexBytes;
  }

  /** Bytes of the whole file. */
  long fileBytes() {
    return imageBytes() + tailBytes() + BYTES;
  }

  ByteBuffer encoded() {
    var bytes =
        ByteBuffer.allocate(BYTES)
            .putLong(MARK)
            .putInt(imageSize)
            .putLong(images)
            .putLong(indexBytes)
            .putInt(tailChecksum);
    bytes.putInt(checksum(bytes.duplicate().flip()));
    return bytes.flip();
  }

  static ImageCacheFooter decoded(ByteBuffer bytes) throws UnusableImageCacheException {
    int checksum = checksum(bytes.duplicate().limit(BYTES - Integer.BYTES));
    long mark = bytes.getLong();
    var footer =
        new ImageCacheFooter(bytes.getInt(), bytes.getLong(), bytes.getLong(), bytes.getInt());
    if (mark != MARK || bytes.getInt() != checksum) {
      throw new UnusableImageCacheException(
          "it is damaged at its end, or only half of it was written");
    }
    return footer;
  }

  static int checksum(ByteBuffer bytes) {
    var sum = new CRC32C();
    sum.update(bytes.duplicate());
    return (int) sum.getValue();
  }
}
