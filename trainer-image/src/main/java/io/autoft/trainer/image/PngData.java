package io.autoft.trainer.image;

import static java.util.Objects.requireNonNull;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * The compressed pixels of a PNG file: what its chunks of data have, one after the other. Of the
 * chunks before them only the palette is needed; Pillow has no use for the others either.
 */
final class PngData extends InputStream {

  /** More colours have no index. */
  private static final int MOST_PALETTE_BYTES = 3 * 256;

  private final DataInputStream file;
  private final byte[] palette;
  private int left;
  private boolean ended;

  /**
   * Looks for the data.
   *
   * @param file behind its header
   */
  PngData(DataInputStream file) throws IOException {
    this.file = requireNonNull(file, "file is null");
    var colours = new byte[0];
    var chunk = PngChunk.read(file);
    for (; chunk.type() != PngChunk.DATA; chunk = PngChunk.read(file)) {
      if (chunk.type() == PngChunk.PALETTE && chunk.length() <= MOST_PALETTE_BYTES) {
        colours = chunk.content(file);
      } else {
        chunk.skip(file);
      }
    }
    palette = colours;
    left = chunk.length();
  }

  /** R, G, B of each index; empty if there is no palette. */
  byte[] palette() {
    return palette.clone();
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    while (left == 0 && !ended) {
      file.skipNBytes(Integer.BYTES); // the checksum, of which Pillow takes no notice
      var chunk = PngChunk.read(file);
      ended = chunk.type() != PngChunk.DATA;
      left = chunk.length();
    }
    if (ended) {
      return -1;
    }
    int count = file.read(bytes, offset, Math.min(length, left));
    if (count < 0) {
      throw new EOFException("the file ends early");
    }
    left -= count;
    return count;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
