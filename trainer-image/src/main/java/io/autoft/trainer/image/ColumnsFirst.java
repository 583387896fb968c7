package io.autoft.trainer.image;

import static java.util.Objects.requireNonNull;

/**
 * Makes rows narrow as they come, and fewer in the end: only as many narrow rows are kept as the
 * square is made of.
 */
final class ColumnsFirst implements Resizing {

  private final Mode mode;
  private final ResampledAxis columns;
  private final ResampledAxis rows;
  private final byte[] narrow;
  private int taken;

  ColumnsFirst(Mode mode, ResampledAxis columns, ResampledAxis rows) {
    this.mode = requireNonNull(mode, "mode is null");
    this.columns = requireNonNull(columns, "columns is null");
    this.rows = requireNonNull(rows, "rows is null");
    narrow = new byte[(rows.end() - rows.start()) * narrowBytes()];
  }

  private int narrowBytes() {
    return columns.count() * mode.bytes();
  }

  @Override
  public void add(Image band) {
    int from = Math.max(rows.start(), taken);
    int to = Math.min(rows.end(), taken + band.height());
    if (from < to) {
      columns.horizontal(
          band, from - taken, to - from, narrow, (from - rows.start()) * narrowBytes());
    }
    taken += band.height();
  }

  @Override
  public Image square() {
    var samples = rows.vertical(mode, narrow, columns.count());
    return new Image(columns.count(), rows.count(), mode, samples);
  }
}
