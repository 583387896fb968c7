package io.autoft.trainer.image;

import java.io.IOException;
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

  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};

  private ImageFile() {}

  /**
   * Reads a file, whatever its name says that it is. Of JPEG files all that Pillow reads is read,
   * pixel for pixel, even where data are missing or wrong.
   *
   * @param warnings gets what is wrong with a file that is read nevertheless
   * @throws IOException if it cannot be read, or is damaged or of another kind; the message says
   *     what is wrong and not which file
   * @throws OutOfMemoryError if there is too little memory for the image
   */
  public static Image read(Path file, Consumer<String> warnings) throws IOException {
    return decode(Files.readAllBytes(file), warnings);
  }

  /**
   * Decodes the content of a file; otherwise as {@link #read}.
   *
   * @throws IOException if it is damaged or of another kind
   */
  public static Image decode(byte[] content, Consumer<String> warnings) throws IOException {
    if (content.length == 0) {
      throw new IOException("the file is empty");
    }
    try {
      if (isPng(content)) {
        return PngDecoder.decode(content);
      }
      if (isJpeg(content)) {
        return JpegDecoder.decode(content, warnings);
      }
    } catch (IndexOutOfBoundsException | IllegalArgumentException | NegativeArraySizeException e) {
      // The JDK's decoders leave some damage to whom it hits.
      throw new IOException("damaged: " + e.getMessage(), e);
    }
    throw new IOException("neither a PNG nor a JPEG file");
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
