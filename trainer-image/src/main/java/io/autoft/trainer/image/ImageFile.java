package io.autoft.trainer.image;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Reads image files: PNG (all kinds) and JPEG (baseline and progressive; grey, YCbCr, RGB, CMYK).
 * What a file says of its colour profile, its gamma or how it is to be turned is ignored, as Pillow
 * ignores it.
 */
public final class ImageFile {

  /** By so many bytes at its beginning a file is recognized. */
  public static final int MARK_BYTES = 8;

  /** Where Pillow suspects an attack, too: 2 GiB as 32-bit floats of three channels. */
  private static final long MOST_PIXELS = 178_956_970;

  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};

  private ImageFile() {}

  /**
   * Begins to decode a file, whatever its name says that it is. Of JPEG files all that Pillow reads
   * is read, pixel for pixel, even where data are missing or wrong.
   *
   * @param bandBytes that the samples may take at a time, as far as the kind of file allows it
   * @param warnings gets what is wrong with a file that is read nevertheless
   * @throws DamagedImageException if it is damaged or of another kind; the message says what is
   *     wrong and not which file
   * @throws IOException if it cannot be read
   * @throws OutOfMemoryError if there is too little memory for the image
   */
  public static ImageBands open(Path file, long bandBytes, Consumer<String> warnings)
      throws IOException {
    var content = Files.newByteChannel(file);
    try {
      var beginning = ByteBuffer.allocate(MARK_BYTES);
      read(content, beginning);
      check(Arrays.copyOf(beginning.array(), beginning.position()));
      content.position(0);
      if (isPng(beginning.array())) {
        return PngBands.of(new BufferedInputStream(Channels.newInputStream(content)));
      }
      var bytes = ByteBuffer.allocate((int) Math.min(Integer.MAX_VALUE, content.size()));
      read(content, bytes);
      content.close();
      return new JpegBands(bytes.array(), bandBytes, warnings);
    } catch (IOException | RuntimeException | Error e) {
      content.close();
      throw e;
    }
  }

  private static void read(SeekableByteChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
      // read on
    }
  }

  private static void check(byte[] beginning) throws DamagedImageException {
    if (beginning.length == 0) {
      throw new DamagedImageException("the file is empty");
    }
    if (!isImage(beginning)) {
      throw new DamagedImageException("neither a PNG nor a JPEG file");
    }
  }

  /**
   * Checks the size of an image.
   *
   * @throws DamagedImageException if it has too many pixels
   */
  static void checkPixels(int width, int height) throws DamagedImageException {
    long pixels = (long) width * height;
    if (pixels > MOST_PIXELS) {
      throw new DamagedImageException(
          "%d pixels; at most %d are read".formatted(pixels, MOST_PIXELS));
    }
  }

  /** Whether a content, or the first {@link #MARK_BYTES} of one, begins as these files do. */
  public static boolean isImage(byte[] content) {
    return isPng(content) || isJpeg(content);
  }

  static boolean isPng(byte[] content) {
    return startsWith(content, PNG);
  }

  static boolean isJpeg(byte[] content) {
    return startsWith(content, JPEG);
  }

  private static boolean startsWith(byte[] content, byte[] magic) {
    return content.length >= magic.length
        && Arrays.equals(content, 0, magic.length, magic, 0, magic.length);
  }
}
