package io.autoft.trainer.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the beginning of a file says of the memory that it takes to decode it, before it is read as
 * a whole.
 *
 * @param bytesPerPixel that are taken at a time: the samples, their copies if there are some, and
 *     what the decoder keeps
 * @param fileBytes size of the file
 */
public record ImageHeader(int width, int height, int bytesPerPixel, long fileBytes) {

  /** Holds nearly every header. */
  private static final int BEGINNING = 1 << 16;

  /** Holds those behind large previews and descriptions, too. */
  private static final int LONGEST = 1 << 24;

  private static final int PNG_WIDTH = 16;
  private static final int PNG_END = 33;
  private static final int PROGRESSIVE = 0xc2;

  /** Of libjpeg's coefficients, which a progressive file needs all at once. */
  private static final int COEFFICIENT_BYTES = 2;

  /**
   * Reads the beginning of a file.
   *
   * @return empty for a file that has no such header; {@link ImageFile#read} says what is wrong
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
      return content.length < PNG_END ? Optional.empty() : ofPng(ByteBuffer.wrap(content), size);
    }
    return ImageFile.isJpeg(content) ? ofJpeg(content, size) : Optional.empty();
  }

  private static Optional<ImageHeader> ofPng(ByteBuffer content, long size) {
    int channels = PngDecoder.channels(content.get(PngDecoder.COLOUR_TYPE));
    int bytes =
        content.get(PngDecoder.BIT_DEPTH) > 8
            ? 5 * channels // of 16 bits twice, of which the high ones are taken
            : channels == 3 ? channels : 2 * channels;
    return checked(content.getInt(PNG_WIDTH), content.getInt(PNG_WIDTH + 4), bytes, size);
  }

  private static Optional<ImageHeader> ofJpeg(byte[] content, long size) {
    return JpegSegment.of(content).stream()
        .filter(segment -> segment.isFrame() && segment.data() + 6 <= content.length)
        .findFirst()
        .flatMap(
            frame -> {
              var data = ByteBuffer.wrap(content, frame.data(), 6).slice();
              int channels = data.get(5) & 0xff;
              int bytes =
                  frame.marker() == PROGRESSIVE ? channels * (1 + COEFFICIENT_BYTES) : channels;
              return checked(data.getShort(3) & 0xffff, data.getShort(1) & 0xffff, bytes, size);
            });
  }

  private static Optional<ImageHeader> checked(int width, int height, int bytes, long size) {
    return width > 0 && height > 0 && bytes > 0
        ? Optional.of(new ImageHeader(width, height, bytes, size))
        : Optional.empty();
  }

  /** About how many bytes are taken at a time to decode the image and to preprocess it. */
  public long decodingBytes() {
    return fileBytes + (long) width * height * bytesPerPixel;
  }
}
