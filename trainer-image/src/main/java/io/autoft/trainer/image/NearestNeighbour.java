package io.autoft.trainer.image;

import static java.util.Objects.requireNonNull;

/** Takes one pixel of the image for each of the square's, where nothing lies in between. */
final class NearestNeighbour implements Resizing {

  private final Mode mode;
  private final int[] columns;
  private final int[] rows;
  private final byte[] samples;
  private byte[] palette = {};
  private int taken;
  private int done;

  /**
   * A square.
   *
   * @param columns of the image, one for each of the square
   * @param rows of the image, ascending, one for each of the square
   */
  NearestNeighbour(Mode mode, int[] columns, int[] rows) {
    this.mode = requireNonNull(mode, "mode is null");
    this.columns = columns.clone();
    this.rows = rows.clone();
    samples = new byte[columns.length * rows.length];
  }

  /**
   * Indices of pixels; sums as Pillow's {@code Geometry.c} does, since rounding decides between two
   * pixels.
   *
   * @param start first output pixel that is wanted
   * @param count output pixels that are wanted
   */
  static int[] indices(int length, int newLength, int start, int count) {
    var indices = new int[count];
    double step = (double) length / newLength;
    double position = step * 0.5;
    for (int i = 0; i < start + count; i++, position += step) {
      if (i >= start) {
        indices[i - start] = Math.min(length - 1, (int) position);
      }
    }
    return indices;
  }

  @Override
  public void add(Image band) {
    palette = band.palette();
    for (; done < rows.length && rows[done] < taken + band.height(); done++) {
      int row = (rows[done] - taken) * band.width();
      for (int i = 0; i < columns.length; i++) {
        samples[done * columns.length + i] = band.samples()[row + columns[i]];
      }
    }
    taken += band.height();
  }

  @Override
  public Image square() {
    return new Image(columns.length, rows.length, mode, samples, palette);
  }
}
