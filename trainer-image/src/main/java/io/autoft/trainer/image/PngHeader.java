package io.autoft.trainer.image;

import static java.util.Objects.requireNonNull;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Set;

/**
 * The header of a PNG file.
 *
 * @param depth bits of a sample
 * @param interlaced whether the pixels come in seven passes
 */
record PngHeader(int width, int height, int depth, Colour colour, boolean interlaced) {

  /** From the first byte of a file to the content of the header. */
  static final int START = 16;

  /** Bytes of its content. */
  static final int BYTES = 13;

  private static final int SIGNATURE_BYTES = 8;

  PngHeader {
    requireNonNull(colour, "colour is null");
  }

  /** Types of colours, and the depths that each may have. */
  enum Colour {
    GREY(0, 1, Set.of(1, 2, 4, 8, 16)),
    RGB(2, 3, Set.of(8, 16)),
    INDEX(3, 1, Set.of(1, 2, 4, 8)),
    GREY_ALPHA(4, 2, Set.of(8, 16)),
    RGBA(6, 4, Set.of(8, 16));

    private final int code;
    private final int channels;
    private final Set<Integer> depths;

    Colour(int code, int channels, Set<Integer> depths) {
      this.code = code;
      this.channels = channels;
      this.depths = depths;
    }

    int channels() {
      return channels;
    }

    boolean hasAlpha() {
      return this == GREY_ALPHA || this == RGBA;
    }

    private static Colour of(int code, int depth) throws DamagedImageException {
      for (var colour : values()) {
        if (colour.code == code && colour.depths.contains(depth)) {
          return colour;
        }
      }
      throw new DamagedImageException(
          "damaged: colour type %d with %d bits".formatted(code, depth));
    }
  }

  /** Reads the beginning of a file. */
  static PngHeader read(DataInputStream file) throws IOException {
    file.skipNBytes(SIGNATURE_BYTES);
    var chunk = PngChunk.read(file);
    if (chunk.type() != PngChunk.HEADER || chunk.length() != BYTES) {
      throw new DamagedImageException("damaged: no header");
    }
    return of(ByteBuffer.wrap(chunk.content(file)));
  }

  /** The header of this content. */
  static PngHeader of(ByteBuffer content) throws DamagedImageException {
    int width = content.getInt();
    int height = content.getInt();
    int depth = content.get();
    var colour = Colour.of(content.get(), depth);
    int compression = content.get();
    int filter = content.get();
    int interlacing = content.get();
    if (width < 1 || height < 1 || compression != 0 || filter != 0 || interlacing >> 1 != 0) {
      throw new DamagedImageException("damaged: its header has values that there are not");
    }
    return new PngHeader(width, height, depth, colour, interlacing == 1);
  }

  /** The mode in which Pillow opens such a file. */
  Mode mode() {
    return switch (colour) {
      case GREY -> depth == 1 ? Mode.BILEVEL : depth == 16 ? Mode.GREY_16 : Mode.GREY;
      case RGB -> Mode.RGB;
      case INDEX -> Mode.PALETTE;
      case GREY_ALPHA -> depth == 16 ? Mode.RGBA : Mode.GREY_ALPHA;
      case RGBA -> Mode.RGBA;
    };
  }

  int bitsPerPixel() {
    return depth * colour.channels();
  }
}
