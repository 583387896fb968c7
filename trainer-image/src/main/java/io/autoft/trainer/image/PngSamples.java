package io.autoft.trainer.image;

import static java.util.Objects.requireNonNull;

/**
 * Samples of a row of a PNG file, one byte each, as Pillow has them: those of fewer bits are
 * stretched to 0 to 255 unless they are indices, and of those with 16 bits the high byte is taken
 * unless they are grey.
 */
record PngSamples(PngHeader header) {

  PngSamples {
    requireNonNull(header, "header is null");
  }

  /**
   * Writes the pixels of a row.
   *
   * @param row of the file
   * @param from index of its first pixel
   * @param to gets pixels x {@link Mode#bytes()} bytes
   * @param at index of the first
   */
  void put(byte[] row, int from, int pixels, byte[] to, int at) {
    int channels = header.colour().channels();
    switch (header.depth()) {
      case 8 -> System.arraycopy(row, from, to, at, pixels * channels);
      case 16 -> put16(row, from, pixels, to, at);
      default -> putBits(row, from, pixels, to, at);
    }
  }

  private void put16(byte[] row, int from, int pixels, byte[] to, int at) {
    switch (header.colour()) {
      case GREY -> System.arraycopy(row, from, to, at, pixels * 2);
      case GREY_ALPHA -> putGreyAlpha16(row, from, pixels, to, at);
      default -> {
        for (int i = 0; i < pixels * header.colour().channels(); i++) {
          to[at + i] = row[from + 2 * i];
        }
      }
    }
  }

  private static void putGreyAlpha16(byte[] row, int from, int pixels, byte[] to, int at) {
    for (int i = 0; i < pixels; i++) {
      byte grey = row[from + 4 * i];
      to[at + 4 * i] = grey;
      to[at + 4 * i + 1] = grey;
      to[at + 4 * i + 2] = grey;
      to[at + 4 * i + 3] = row[from + 4 * i + 2];
    }
  }

  private void putBits(byte[] row, int from, int pixels, byte[] to, int at) {
    int depth = header.depth();
    int highest = (1 << depth) - 1;
    int factor = header.colour() == PngHeader.Colour.GREY ? 255 / highest : 1;
    for (int i = 0; i < pixels; i++) {
      int bit = i * depth;
      int sample = row[from + bit / 8] >> (8 - depth - bit % 8) & highest;
      to[at + i] = (byte) (sample * factor);
    }
  }
}
