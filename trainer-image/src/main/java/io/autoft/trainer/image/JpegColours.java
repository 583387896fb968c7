package io.autoft.trainer.image;

import java.awt.image.Raster;
import java.io.IOException;
import java.util.List;

/**
 * The colour space of a JPEG file, from its markers: samples are converted as libjpeg does ({@code
 * jdcolor.c}), by the rule by which libjpeg finds out what they are ({@code jdapimin.c}).
 *
 * @param jfif whether there is a JFIF marker, which means Y, Cb, Cr
 * @param adobeTransform 0 for none, 1 for Y, Cb, Cr, 2 for YCCK; {@link #NONE} without a marker
 * @param namedRgb whether the channels are called R, G, B
 */
record JpegColours(boolean jfif, int adobeTransform, boolean namedRgb) {

  private static final int APP0 = 0xe0;
  private static final int APP14 = 0xee;
  private static final int NONE = -1;

  static JpegColours of(byte[] content, List<JpegSegment> segments) {
    boolean jfif = false;
    int adobe = NONE;
    boolean namedRgb = false;
    for (var segment : segments) {
      int data = segment.data();
      int length = Math.min(segment.end(), content.length) - data;
      if (segment.marker() == APP0 && length >= 14 && segment.beginsWith(content, "JFIF\0")) {
        jfif = true;
      } else if (segment.marker() == APP14
          && length >= 12
          && segment.beginsWith(content, "Adobe")) {
        adobe = content[data + 11] & 0xff;
      } else if (segment.isFrame() && length >= 15) {
        namedRgb =
            content[data + 6] == 'R' && content[data + 9] == 'G' && content[data + 12] == 'B';
      }
    }
    return new JpegColours(jfif, adobe, namedRgb);
  }

  private boolean isYcc() {
    if (jfif) {
      return true;
    }
    return adobeTransform == NONE ? !namedRgb : adobeTransform != 0;
  }

  /** An image of samples as they are in the file, which are converted where they are. */
  Image image(Raster raster) throws IOException {
    var samples = RawJpeg.bytes(raster);
    var mode =
        switch (raster.getNumBands()) {
          case 1 -> Mode.GREY;
          case 3 -> Mode.RGB;
          case 4 -> Mode.CMYK;
          default ->
              throw new DamagedImageException(
                  raster.getNumBands() + " channels; allowed are 1, 3, 4");
        };
    if (mode == Mode.RGB && isYcc()) {
      convertFromYcc(samples, 3);
    }
    if (mode == Mode.CMYK) {
      if (adobeTransform == 2) {
        convertFromYcc(samples, 4);
        // What is converted is the complement of C, M, Y.
        complement(samples, 3);
      }
      // As Photoshop writes it: no ink is 255.
      complement(samples, 4);
    }
    return new Image(raster.getWidth(), raster.getHeight(), mode, samples);
  }

  /** Y, Cb, Cr to R, G, B with 16 bits after the point, in place. */
  private static void convertFromYcc(byte[] samples, int channels) {
    int half = 1 << 15;
    for (int i = 0; i < samples.length; i += channels) {
      int y = samples[i] & 0xff;
      int cb = (samples[i + 1] & 0xff) - 128;
      int cr = (samples[i + 2] & 0xff) - 128;
      samples[i] = clipped(y + ((91881 * cr + half) >> 16));
      samples[i + 1] = clipped(y + ((-22554 * cb - 46802 * cr + half) >> 16));
      samples[i + 2] = clipped(y + ((116130 * cb + half) >> 16));
    }
  }

  private static byte clipped(int value) {
    return (byte) Math.min(255, Math.max(0, value));
  }

  /** 255 - x for the first channels of four. */
  private static void complement(byte[] samples, int channels) {
    for (int i = 0; i < samples.length; i += 4) {
      for (int c = 0; c < channels; c++) {
        samples[i + c] = (byte) ~samples[i + c];
      }
    }
  }
}
