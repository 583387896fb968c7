package io.autoft.trainer.image;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.IntStream;

/** PNG, in the modes in which Pillow opens it. */
final class PngDecoder {

  static final int BIT_DEPTH = 24;
  static final int COLOUR_TYPE = 25;
  private static final int GREY = 0;
  private static final int RGB = 2;
  private static final int PALETTE = 3;
  private static final int GREY_ALPHA = 4;
  private static final int RGBA = 6;

  private PngDecoder() {}

  static Image decode(byte[] content) throws IOException {
    var image = new BufferedImage[1];
    var raster =
        RawImage.decode(
            "png",
            content,
            warning -> {}, // of text and the like, which Pillow does not look at either
            reader -> {
              image[0] = reader.read(0);
              return image[0].getRaster();
            });
    int width = raster.getWidth();
    int height = raster.getHeight();
    int bands = raster.getNumBands();
    boolean wide = RawImage.isWide(raster);
    int depth = content[BIT_DEPTH];
    var samples = wide ? RawImage.wideBytes(raster) : RawImage.bytes(raster);
    int bytes = wide ? 2 * bands : bands;
    return switch (content[COLOUR_TYPE]) {
      case GREY ->
          depth == 1
              ? new Image(width, height, Mode.BILEVEL, stretched(samples, 255))
              : depth < 8
                  ? new Image(
                      width, height, Mode.GREY, stretched(samples, 255 / ((1 << depth) - 1)))
                  : new Image(
                      width,
                      height,
                      wide ? Mode.GREY_16 : Mode.GREY,
                      selected(samples, bytes, wide ? new int[] {0, 1} : new int[] {0}));
      case PALETTE -> new Image(width, height, Mode.PALETTE, samples, palette(image[0]));
      case RGB ->
          // A colour that stands for transparency adds a channel; Pillow leaves it alone.
          new Image(
              width,
              height,
              Mode.RGB,
              selected(samples, bytes, wide ? new int[] {0, 2, 4} : new int[] {0, 1, 2}));
      case GREY_ALPHA ->
          wide
              ? new Image(
                  width, height, Mode.RGBA, selected(samples, bytes, new int[] {0, 0, 0, 2}))
              : new Image(width, height, Mode.GREY_ALPHA, samples);
      case RGBA ->
          new Image(
              width,
              height,
              Mode.RGBA,
              selected(samples, bytes, wide ? new int[] {0, 2, 4, 6} : new int[] {0, 1, 2, 3}));
      default -> throw new IOException("damaged: colour type " + content[COLOUR_TYPE]);
    };
  }

  /** Channels of a colour type; 0 if there is no such type. */
  static int channels(int colourType) {
    return switch (colourType) {
      case GREY, PALETTE -> 1;
      case GREY_ALPHA -> 2;
      case RGB -> 3;
      case RGBA -> 4;
      default -> 0;
    };
  }

  private static byte[] stretched(byte[] samples, int factor) {
    var result = new byte[samples.length];
    for (int i = 0; i < samples.length; i++) {
      result[i] = (byte) (samples[i] * factor);
    }
    return result;
  }

  /** Some bytes of each pixel; of samples with 16 bits the high one. */
  private static byte[] selected(byte[] samples, int bytes, int[] wanted) {
    if (Arrays.equals(wanted, IntStream.range(0, bytes).toArray())) {
      return samples; // a copy of a large image may be more than there is room for
    }
    int pixels = samples.length / bytes;
    var result = new byte[pixels * wanted.length];
    for (int i = 0; i < pixels; i++) {
      for (int k = 0; k < wanted.length; k++) {
        result[i * wanted.length + k] = samples[i * bytes + wanted[k]];
      }
    }
    return result;
  }

  private static byte[] palette(BufferedImage image) throws IOException {
    if (!(image.getColorModel() instanceof IndexColorModel colours)) {
      throw new IOException("damaged: no palette");
    }
    var palette = new byte[colours.getMapSize() * 3];
    for (int i = 0; i < colours.getMapSize(); i++) {
      palette[3 * i] = (byte) colours.getRed(i);
      palette[3 * i + 1] = (byte) colours.getGreen(i);
      palette[3 * i + 2] = (byte) colours.getBlue(i);
    }
    return palette;
  }
}
