package io.autoft.trainer.image;

import static java.util.Objects.requireNonNull;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/**
 * PNG, in the modes in which Pillow opens it, row by row. Only of an interlaced image is the whole
 * in memory, since its rows are complete after the last of seven passes. What comes behind the last
 * row is not looked at, as Pillow does not: a file that lacks only its end is read.
 */
final class PngBands implements ImageBands {

  /** Of a band: enough to be worth a call, and few enough for a processor's cache. */
  private static final int BAND_BYTES = 1 << 17;

  private static final int INPUT_BYTES = 1 << 16;

  /** Adam7: first column, first row, and the distances of both, of each pass. */
  private static final int[][] PASSES = {
    {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
  };

  private final PngHeader header;
  private final byte[] palette;
  private final PngSamples samples;
  private final Inflater inflater;
  private final InputStream pixels;
  private final PngScanlines scanlines;
  private int done;

  private PngBands(PngHeader header, PngData data) throws IOException {
    this.header = requireNonNull(header, "header is null");
    ImageFile.checkPixels(header.width(), header.height());
    palette = header.mode() == Mode.PALETTE ? data.palette() : new byte[0];
    if (header.mode() == Mode.PALETTE && palette.length == 0) {
      throw new DamagedImageException("damaged: no palette");
    }
    samples = new PngSamples(header);
    inflater = new Inflater();
    pixels = new InflaterInputStream(data, inflater, INPUT_BYTES);
    scanlines = scanlines(header.width());
  }

  /**
   * Begins to decode a file.
   *
   * @param content from its first byte; closed with the bands
   */
  static PngBands of(InputStream content) throws IOException {
    var file = new DataInputStream(content);
    try {
      return new PngBands(PngHeader.read(file), new PngData(file));
    } catch (EOFException e) {
      throw new DamagedImageException("damaged: the file ends early");
    }
  }

  private PngScanlines scanlines(int width) {
    return new PngScanlines(pixels, width, header.bitsPerPixel());
  }

  @Override
  public int width() {
    return header.width();
  }

  @Override
  public int height() {
    return header.height();
  }

  @Override
  public Mode mode() {
    return header.mode();
  }

  private int rowBytes() {
    return width() * mode().bytes();
  }

  @Override
  public Image next() throws IOException {
    try {
      int rows = header.interlaced() ? height() : Math.max(1, BAND_BYTES / rowBytes());
      rows = Math.min(rows, height() - done);
      var band = new byte[rows * rowBytes()];
      if (header.interlaced()) {
        readPasses(band);
      } else {
        readRows(rows, band);
      }
      done += rows;
      return new Image(width(), rows, mode(), band, palette);
    } catch (EOFException | ZipException e) {
      throw new DamagedImageException(e);
    }
  }

  private void readRows(int rows, byte[] band) throws IOException {
    for (int i = 0; i < rows; i++) {
      samples.put(scanlines.next(), scanlines.start(), width(), band, i * rowBytes());
    }
  }

  private void readPasses(byte[] image) throws IOException {
    int bytes = mode().bytes();
    for (var pass : PASSES) {
      int columns = ceilDiv(width() - pass[0], pass[2]);
      var rows = scanlines(columns);
      var row = new byte[columns * bytes];
      for (int y = pass[1]; columns > 0 && y < height(); y += pass[3]) {
        samples.put(rows.next(), rows.start(), columns, row, 0);
        for (int i = 0; i < columns; i++) {
          int to = (y * width() + pass[0] + i * pass[2]) * bytes;
          System.arraycopy(row, i * bytes, image, to, bytes);
        }
      }
    }
  }

  private static int ceilDiv(int length, int step) {
    return Math.max(0, (length + step - 1) / step);
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    pixels.close();
  }
}
