package io.autoft.trainer.image;

import static java.util.Objects.requireNonNull;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * The rows of a PNG file as they were before each was made the difference to its neighbours (PNG
 * specification, third edition, section 9).
 */
final class PngScanlines {

  private final InputStream pixels;

  /** Bytes from a sample to the same one of the pixel to the left. */
  private final int distance;

  private final int rowBytes;
  private byte[] row;
  private byte[] above;

  /**
   * The rows of an image, or of a pass over an interlaced one.
   *
   * @param pixels no longer compressed
   * @param width pixels of a row
   */
  PngScanlines(InputStream pixels, int width, int bitsPerPixel) {
    this.pixels = requireNonNull(pixels, "pixels is null");
    distance = (bitsPerPixel + 7) / 8;
    rowBytes = (int) (((long) width * bitsPerPixel + 7) / 8);
    row = new byte[distance + rowBytes];
    above = new byte[distance + rowBytes];
  }

  /** Index of the first pixel in a row; what comes before it is zero. */
  int start() {
    return distance;
  }

  /** The next row, which is overwritten by the one after the next. */
  byte[] next() throws IOException {
    var last = above;
    above = row;
    row = last;
    int filterAt = distance - 1;
    if (pixels.readNBytes(row, filterAt, rowBytes + 1) <= rowBytes) {
      throw new EOFException("its data end early");
    }
    int filter = row[filterAt];
    row[filterAt] = 0;
    switch (filter) {
      case 0 -> {}
      case 1 -> addLeft();
      case 2 -> addAbove();
      case 3 -> addAverage();
      case 4 -> addPaeth();
      default -> throw new DamagedImageException("damaged: filter %d".formatted(filter));
    }
    return row;
  }

  private void addLeft() {
    for (int i = distance; i < row.length; i++) {
      row[i] += row[i - distance];
    }
  }

  private void addAbove() {
    for (int i = distance; i < row.length; i++) {
      row[i] += above[i];
    }
  }

  private void addAverage() {
    for (int i = distance; i < row.length; i++) {
      int sum = (row[i - distance] & 0xff) + (above[i] & 0xff);
      row[i] += (byte) (sum >> 1);
    }
  }

  /** Whichever of left, above and above left is nearest to left + above - above left. */
  private void addPaeth() {
    for (int i = distance; i < row.length; i++) {
      int a = row[i - distance] & 0xff;
      int b = above[i] & 0xff;
      int c = above[i - distance] & 0xff;
      int toA = Math.abs(b - c);
      int toB = Math.abs(a - c);
      int toC = Math.abs(a + b - 2 * c);
      row[i] += (byte) (toA <= toB && toA <= toC ? a : toB <= toC ? b : c);
    }
  }
}
