package io.autoft.trainer.image;

import static java.util.Objects.requireNonNull;

/** Keeps the rows that the square is made of, makes them fewer, and then narrow. */
final class RowsFirst implements Resizing {

  private final int width;
  private final Mode mode;
  private final ResampledAxis columns;
  private final ResampledAxis rows;
  private final byte[] kept;
  private int taken;

  RowsFirst(int width, Mode mode, ResampledAxis columns, ResampledAxis rows) {
    this.width = width;
    this.mode = requireNonNull(mode, "mode is null");
    this.columns = requireNonNull(columns, "columns is null");
    this.rows = requireNonNull(rows, "rows is null");
    kept = new byte[(rows.end() - rows.start()) * rowBytes()];
  }

  private int rowBytes() {
    return width * mode.bytes();
  }

  @Override
  public void add(Image band) {
    int from = Math.max(rows.start(), taken);
    int to = Math.min(rows.end(), taken + band.height());
    if (from < to) {
      System.arraycopy(
          band.samples(),
          (from - taken) * rowBytes(),
          kept,
          (from - rows.start()) * rowBytes(),
          (to - from) * rowBytes());
    }
    taken += band.height();
  }

  @Override
  public Image square() {
    var fewer = new Image(width, rows.count(), mode, rows.vertical(mode, kept, width));
    var samples = new byte[columns.count() * rows.count() * mode.bytes()];
    columns.horizontal(fewer, 0, rows.count(), samples, 0);
    return new Image(columns.count(), rows.count(), mode, samples);
  }
}
