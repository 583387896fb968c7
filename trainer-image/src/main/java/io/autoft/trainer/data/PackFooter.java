package io.autoft.trainer.data;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * The end of a pack, {@value #BYTES} bytes, big-endian: the mark, the size and number of pictures,
 * the bytes of the index, the CRC-32C of what lies between the pictures and the footer, and that of
 * the footer so far. What comes before it, from the start: the pictures, the CRC-32C of each
 * picture, the index.
 */
record PackFooter(int imageSize, long pictures, long indexBytes, int tailChecksum) {

  static final int BYTES = 36;

  private static final long MARK = 0x4175746f46542031L; // "AutoFT 1"

  /** Bytes of all pictures, where the checksums begin. */
  long pictureBytes() {
    return pictures * imageSize * imageSize * 3;
  }

  /** Bytes between the pictures and the footer. */
  long tailBytes() {
    return pictures * Integer.BYTES + indexBytes;
  }

  /** Bytes of the whole file. */
  long fileBytes() {
    return pictureBytes() + tailBytes() + BYTES;
  }

  ByteBuffer encoded() {
    var bytes =
        ByteBuffer.allocate(BYTES)
            .putLong(MARK)
            .putInt(imageSize)
            .putLong(pictures)
            .putLong(indexBytes)
            .putInt(tailChecksum);
    bytes.putInt(checksum(bytes.duplicate().flip()));
    return bytes.flip();
  }

  static PackFooter decoded(ByteBuffer bytes) throws UnusablePackException {
    int checksum = checksum(bytes.duplicate().limit(BYTES - Integer.BYTES));
    long mark = bytes.getLong();
    var footer = new PackFooter(bytes.getInt(), bytes.getLong(), bytes.getLong(), bytes.getInt());
    if (mark != MARK || bytes.getInt() != checksum) {
      throw new UnusablePackException("it is damaged at its end, or only half of it was written");
    }
    return footer;
  }

  static int checksum(ByteBuffer bytes) {
    var sum = new CRC32C();
    sum.update(bytes.duplicate());
    return (int) sum.getValue();
  }
}
