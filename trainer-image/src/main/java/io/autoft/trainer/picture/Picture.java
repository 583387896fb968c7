package io.autoft.trainer.picture;

import static java.util.Objects.requireNonNull;

/**
 * A decoded picture.
 *
 * @param samples height x width pixels of {@link Mode#bytes()} bytes, rows from top to bottom
 * @param palette R, G, B of each index; empty but for {@link Mode#PALETTE}
 */
public record Picture(int width, int height, Mode mode, byte[] samples, byte[] palette) {

  public Picture {
    requireNonNull(mode, "mode is null");
    requireNonNull(palette, "palette is null");
    if (width < 1 || height < 1 || samples.length != width * height * mode.bytes()) {
      throw new IllegalArgumentException(
          "%d bytes for %d x %d pixels of %s".formatted(samples.length, width, height, mode));
    }
  }

  Picture(int width, int height, Mode mode, byte[] samples) {
    this(width, height, mode, samples, new byte[0]);
  }

  /** A picture of height x width x 3 bytes R, G, B. */
  public static Picture rgb(int width, int height, byte[] samples) {
    return new Picture(width, height, Mode.RGB, samples);
  }
}
