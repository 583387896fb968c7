package io.autoft.trainer.image;

import java.io.IOException;

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
    var scaling = Scaling.of(image.width(), image.height(), image.mode(), size);
    scaling.add(image);
    return scaling.rgb();
  }

  /**
   * Preprocesses an image while it is decoded, to the end, so that damage there is found too.
   *
   * @return as {@link #apply(Image)}
   */
  public byte[] apply(ImageBands image) throws IOException {
    var scaling = Scaling.of(image.width(), image.height(), image.mode(), size);
    for (int rows = 0; rows < image.height(); ) {
      var band = image.next();
      scaling.add(band);
      rows += band.height();
    }
    return scaling.rgb();
  }

  /**
   * One image's way to its square.
   *
   * @param resized whether an axis changes; where none does there is nothing that premultiplying is
   *     good for
   */
  private record Scaling(Resizing resizing, boolean resized) {

    static Scaling of(int width, int height, Mode mode, int size) {
      int shorter = Math.min(width, height);
      int longer = (int) ((double) ((long) size * Math.max(width, height)) / shorter);
      int newWidth = width <= height ? size : longer;
      int newHeight = width <= height ? longer : size;
      int left = centred(newWidth, size);
      int top = centred(newHeight, size);
      boolean resized = newWidth != width || newHeight != height;
      if (!mode.isContinuous()) {
        return new Scaling(
            new NearestNeighbour(
                mode,
                NearestNeighbour.indices(width, newWidth, left, size),
                NearestNeighbour.indices(height, newHeight, top, size)),
            resized);
      }
      var columns = ResampledAxis.of(width, newWidth, left, size);
      var rows = ResampledAxis.of(height, newHeight, top, size);
      boolean thin = height > width * THIN && newHeight < height;
      return new Scaling(
          thin ? new RowsFirst(width, mode, columns, rows) : new ColumnsFirst(mode, columns, rows),
          resized);
    }

    /** Where a square begins; Python rounds halves to even. */
    private static int centred(int length, int size) {
      return (int) Math.rint((length - size) / 2.0);
    }

    void add(Image band) {
      resizing.add(resized ? Colours.premultiplied(band) : band);
    }

    byte[] rgb() {
      return Colours.toRgb(resized ? Colours.divided(resizing.square()) : resizing.square());
    }
  }
}
