package io.autoft.trainer.image;

/** Pillow's conversions between modes, with its roundings ({@code Convert.c}). */
final class Colours {

  private Colours() {}

  /**
   * R, G, B of every pixel: alpha is dropped, as if everything were opaque, and grey of 16 bits
   * clipped at 255.
   */
  static byte[] toRgb(Image image) {
    var samples = image.samples();
    int bytes = image.mode().bytes();
    if (image.mode() == Mode.RGB) {
      return samples;
    }
    int pixels = samples.length / bytes;
    var rgb = new byte[pixels * 3];
    for (int i = 0; i < pixels; i++) {
      int from = i * bytes;
      for (int c = 0; c < 3; c++) {
        rgb[i * 3 + c] =
            switch (image.mode()) {
              case BILEVEL, GREY, GREY_ALPHA -> samples[from];
              case GREY_16 -> samples[from] == 0 ? samples[from + 1] : (byte) 255;
              case PALETTE -> colour(image.palette(), samples[from] & 0xff, c);
              case RGB, RGBA -> samples[from + c];
              case CMYK -> withoutInk(samples[from + c] & 0xff, samples[from + 3] & 0xff);
            };
      }
    }
    return rgb;
  }

  /** What a palette does not have is black. */
  private static byte colour(byte[] palette, int index, int channel) {
    int at = index * 3 + channel;
    return at < palette.length ? palette[at] : 0;
  }

  private static byte withoutInk(int ink, int black) {
    int rest = 255 - black;
    return (byte) Math.max(0, rest - scaled(ink, rest));
  }

  /** Colours times alpha, so that what is transparent has no part in its neighbours' colours. */
  static Image premultiplied(Image image) {
    return withAlpha(image, (colour, alpha) -> scaled(colour, alpha));
  }

  /** The opposite of {@link #premultiplied}. */
  static Image divided(Image image) {
    return withAlpha(
        image,
        (colour, alpha) ->
            alpha == 0 || alpha == 255 ? colour : Math.min(255, 255 * colour / alpha));
  }

  private static Image withAlpha(Image image, Alpha alpha) {
    int bytes = image.mode().bytes();
    if (image.mode() != Mode.GREY_ALPHA && image.mode() != Mode.RGBA) {
      return image;
    }
    var samples = image.samples().clone();
    for (int i = 0; i < samples.length; i += bytes) {
      int opacity = samples[i + bytes - 1] & 0xff;
      for (int c = 0; c < bytes - 1; c++) {
        samples[i + c] = (byte) alpha.apply(samples[i + c] & 0xff, opacity);
      }
    }
    return new Image(image.width(), image.height(), image.mode(), samples);
  }

  private interface Alpha {
    int apply(int colour, int alpha);
  }

  /** a b / 255, rounded. */
  private static int scaled(int a, int b) {
    int product = a * b + 128;
    return ((product >> 8) + product) >> 8;
  }
}
