package io.autoft.trainer.image;

/**
 * What OpenCLIP's evaluation transform makes of an image, before its normalisation: the shorter
 * side resized to the model's (bicubic, antialiased; the longer one to {@code int(size * long /
 * short)}), the square at the centre, and only then R, G, B.
 *
 * @param size width and height that the model takes
 */
public record ClipPreprocessing(int size) {

  /** Pillow's {@code Image.resize} treats images that are thinner than this in another order. */
  private static final int THIN = 100;

  public ClipPreprocessing {
    if (size < 1) {
      throw new IllegalArgumentException("a size of %d".formatted(size));
    }
  }

  /** Bytes of a result. */
  public int bytes() {
    return size * size * 3;
  }

  /**
   * Preprocesses an image.
   *
   * @return size x size x 3 bytes, rows from top to bottom, channels R, G, B
   */
  public byte[] apply(Image image) {
    int width = image.width();
    int height = image.height();
    int shorter = Math.min(width, height);
    int longer = (int) ((double) ((long) size * Math.max(width, height)) / shorter);
    int newWidth = width <= height ? size : longer;
    int newHeight = width <= height ? longer : size;
    int left = centred(newWidth);
    int top = centred(newHeight);
    if (!image.mode().isContinuous()) {
      return Colours.toRgb(nearest(image, newWidth, newHeight, left, top));
    }
    // Where no axis changes there is nothing that premultiplying is good for.
    boolean resized = newWidth != width || newHeight != height;
    var source = resized ? Colours.premultiplied(image) : image;
    var columns = ResampledAxis.of(width, newWidth, left, size);
    var rows = ResampledAxis.of(height, newHeight, top, size);
    var square =
        height > width * THIN && newHeight < height
            ? rowsFirst(source, columns, rows)
            : columnsFirst(source, columns, rows);
    var result = new Image(size, size, image.mode(), square);
    return Colours.toRgb(resized ? Colours.divided(result) : result);
  }

  /** Where a square begins; Python rounds halves to even. */
  private int centred(int length) {
    return (int) Math.rint((length - size) / 2.0);
  }

  private static byte[] columnsFirst(Image source, ResampledAxis columns, ResampledAxis rows) {
    int start = rows.start();
    var across =
        across(source.mode(), columns, source.samples(), source.width(), start, rows.end());
    return down(source.mode(), rows, across, columns.count(), start);
  }

  private static byte[] rowsFirst(Image source, ResampledAxis columns, ResampledAxis rows) {
    var down = down(source.mode(), rows, source.samples(), source.width(), 0);
    return across(source.mode(), columns, down, source.width(), 0, rows.count());
  }

  private static byte[] across(
      Mode mode, ResampledAxis columns, byte[] samples, int width, int start, int end) {
    return mode == Mode.GREY_16
        ? columns.horizontal16(samples, width, start, end - start)
        : columns.horizontal(samples, width, mode.bytes(), start, end - start);
  }

  private static byte[] down(Mode mode, ResampledAxis rows, byte[] samples, int width, int start) {
    return mode == Mode.GREY_16
        ? rows.vertical16(samples, width, start)
        : rows.vertical(samples, width * mode.bytes(), start);
  }

  private Image nearest(Image image, int newWidth, int newHeight, int left, int top) {
    var columns = nearest(image.width(), newWidth);
    var rows = nearest(image.height(), newHeight);
    var samples = new byte[size * size];
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < size; column++) {
        samples[row * size + column] =
            image.samples()[rows[top + row] * image.width() + columns[left + column]];
      }
    }
    return new Image(size, size, image.mode(), samples, image.palette());
  }

  /** Sums as Pillow's {@code Geometry.c} does, since rounding decides between two pixels. */
  private static int[] nearest(int length, int newLength) {
    var indices = new int[newLength];
    double step = (double) length / newLength;
    double position = step * 0.5;
    for (int i = 0; i < newLength; i++, position += step) {
      indices[i] = Math.min(length - 1, (int) position);
    }
    return indices;
  }
}
