package io.autoft.trainer.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the beginning of a file says of the memory that it takes to decode it, before it is read.
 *
 * @param bytesPerPixel of the samples, with what the decoder keeps where it keeps the whole image
 * @param bands in which it can be decoded
 * @param fileBytes size of the file
 */
public record ImageHeader(int width, int height, int bytesPerPixel, Bands bands, long fileBytes) {

  /** In which portions an image can be decoded. */
  enum Bands {
    /** A few rows at a time. */
    ROWS,
    /** As many rows as there is room for. */
    ANY,
    /** The whole image. */
    WHOLE
  }

  /** Holds nearly every header. */
  private static final int BEGINNING = 1 << 16;

  /** Holds those behind large previews and descriptions, too. */
  private static final int LONGEST = 1 << 24;

  /** Of libjpeg's coefficients, which it keeps of a file of several scans. */
  private static final int COEFFICIENT_BYTES = 2;

  /** The file's content, and what the decoder has of it. */
  private static final int JPEG_COPIES = 2;

  /** Bands and rows of a PNG file, and of what is made of them. */
  private static final int ROW_COPIES = 4;

  private static final long ROWS_BYTES = 1 << 19;

  /**
   * Reads the beginning of a file.
   *
   * @return empty for a file that has no such header; {@link ImageFile#open} says what is wrong
   */
  public static Optional<ImageHeader> read(Path file) throws IOException {
    long size = Files.size(file);
    try (var input = Files.newInputStream(file)) {
      var beginning = input.readNBytes(BEGINNING);
      var header = of(beginning, size);
      return header.isEmpty() && ImageFile.isJpeg(beginning) && size > BEGINNING
          ? of(longer(beginning, input), size)
          : header;
    }
  }

  private static byte[] longer(byte[] beginning, InputStream input) throws IOException {
    var rest = input.readNBytes(LONGEST - beginning.length);
    return ByteBuffer.allocate(beginning.length + rest.length).put(beginning).put(rest).array();
  }

  private static Optional<ImageHeader> of(byte[] content, long size) {
    if (ImageFile.isPng(content)) {
      return content.length < PngHeader.START + PngHeader.BYTES ? Optional.empty() : ofPng(content);
    }
    return ImageFile.isJpeg(content) ? ofJpeg(content, size) : Optional.empty();
  }

  private static Optional<ImageHeader> ofPng(byte[] content) {
    try {
      var header = PngHeader.of(ByteBuffer.wrap(content, PngHeader.START, PngHeader.BYTES));
      int bytes = header.mode().bytes();
      // Colours times alpha are a copy.
      int copies = header.colour().hasAlpha() ? 2 : 1;
      return checked(
          header.width(),
          header.height(),
          bytes * copies,
          header.interlaced() ? Bands.WHOLE : Bands.ROWS,
          0); // it is read as it is decoded
    } catch (DamagedImageException e) {
      return Optional.empty();
    }
  }

  private static Optional<ImageHeader> ofJpeg(byte[] content, long size) {
    return JpegFrame.of(content, JpegSegment.of(content))
        .flatMap(
            frame ->
                checked(
                    frame.width(),
                    frame.height(),
                    frame.channels() * (frame.oneScan() ? 1 : 1 + COEFFICIENT_BYTES),
                    frame.oneScan() ? Bands.ANY : Bands.WHOLE,
                    size * JPEG_COPIES));
  }

  private static Optional<ImageHeader> checked(
      int width, int height, int bytes, Bands bands, long size) {
    return width > 0 && height > 0 && bytes > 0
        ? Optional.of(new ImageHeader(width, height, bytes, bands, size))
        : Optional.empty();
  }

  /**
   * About how many bytes are taken at a time to decode the image and to preprocess it.
   *
   * @param size that the model takes
   * @param bandBytes that a band may have ({@link ImageFile#open})
   */
  public long decodingBytes(int size, long bandBytes) {
    long rowBytes = (long) width * bytesPerPixel;
    long narrowRows = (long) height * size * bytesPerPixel;
    long samples =
        switch (bands) {
          case ROWS -> ROW_COPIES * rowBytes + ROWS_BYTES;
          case ANY -> Math.min(height * rowBytes, bandBytes);
          case WHOLE -> height * rowBytes;
        };
    return fileBytes + samples + Math.min(narrowRows, height * rowBytes);
  }
}
