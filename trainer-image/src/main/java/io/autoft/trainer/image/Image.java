package io.autoft.trainer.image;

import static java.util.Objects.requireNonNull;

/**
 * A decoded image.
 *
 * @param samples height x width pixels of {@link Mode#bytes()} bytes, rows from top to bottom
 * @param palette R, G, B of each index; empty but for {@link Mode#PALETTE}
 */
public record Image(int width, int height, Mode mode, byte[] samples, byte[] palette) {

  public Image {
    requireNonNull(mode, "mode is null");
    requireNonNull(palette, "palette is null");
    if (width < 1 || height < 1 || samples.length != width * height * mode.bytes()) {
      throw new IllegalArgumentException(
          "%d bytes for %d x %d pixels of %s".formatted(samples.length, width, height, mode));
    }
  }

  Image(int width, int height, Mode mode, byte[] samples) {
    this(width, height, mode, samples, new byte[0]);
  }

  /** An image of height x width x 3 bytes R, G, B. */
  public static Image rgb(int width, int height, byte[] samples) {
    return new Image(width, height, Mode.RGB, samples);
  }
}
