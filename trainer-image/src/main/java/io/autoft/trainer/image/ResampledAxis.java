package io.autoft.trainer.image;

import java.util.Arrays;

/**
 * How the pixels of one axis become those of a resized one: antialiased bicubic interpolation
 * (Keys, IEEE Trans. ASSP 29, 1981, with a = -0.5), whose kernel is as wide as the axis shrinks, in
 * the fixed-point arithmetic of Pillow's {@code Resample.c}.
 *
 * @param first of the source's pixels that each output pixel is made of
 * @param weights of the source's pixels from there on, for each output pixel, summing to 1
 * @param fixed the weights of samples of 8 bits
 */
record ResampledAxis(int[] first, double[][] weights, int[][] fixed) {

  private static final double SUPPORT = 2;

  /** 32 bits less those of a byte and two more for what lies outside of it for a while. */
  private static final int PRECISION_BITS = 22;

  private static final int HALF = 1 << (PRECISION_BITS - 1);

  /**
   * An axis with its filter.
   *
   * @param size of the source
   * @param newSize of the whole output
   * @param start first output pixel that is wanted
   * @param count output pixels that are wanted
   */
  static ResampledAxis of(int size, int newSize, int start, int count) {
    double scale = (double) size / newSize;
    double stretch = Math.max(scale, 1);
    double support = SUPPORT * stretch;
    double perPixel = 1 / stretch;
    var first = new int[count];
    var weights = new double[count][];
    for (int i = 0; i < count; i++) {
      double center = (start + i + 0.5) * scale;
      first[i] = Math.max(0, (int) (center - support + 0.5));
      int end = Math.min(size, (int) (center + support + 0.5));
      weights[i] = new double[end - first[i]];
      double sum = 0;
      for (int k = 0; k < weights[i].length; k++) {
        weights[i][k] = bicubic((k + first[i] - center + 0.5) * perPixel);
        sum += weights[i][k];
      }
      for (int k = 0; sum != 0 && k < weights[i].length; k++) {
        weights[i][k] /= sum;
      }
    }
    return new ResampledAxis(first, weights, fixedPoint(weights));
  }

  private static double bicubic(double distance) {
    double a = -0.5;
    double x = Math.abs(distance);
    if (x < 1) {
      return ((a + 2) * x - (a + 3)) * x * x + 1;
    }
    return x < 2 ? (((x - 5) * x + 8) * x - 4) * a : 0;
  }

  /** Number of output pixels. */
  int count() {
    return first.length;
  }

  /** First pixel of the source that is needed. */
  int start() {
    return first[0];
  }

  /** Pixel of the source after the last one that is needed. */
  int end() {
    return first[count() - 1] + weights[count() - 1].length;
  }

  /**
   * Resizes rows.
   *
   * @param source of this axis's width
   * @param startRow first row of it that is wanted
   * @param rowCount number of rows that are wanted
   * @param result gets rowCount x {@link #count()} pixels
   * @param at index of their first byte
   */
  void horizontal(Image source, int startRow, int rowCount, byte[] result, int at) {
    if (source.mode() == Mode.GREY_16) {
      horizontal16(source.samples(), source.width(), startRow, rowCount, result, at);
    } else {
      horizontal8(source, startRow, rowCount, result, at);
    }
  }

  private void horizontal8(Image image, int startRow, int rowCount, byte[] result, int at) {
    var source = image.samples();
    int channels = image.mode().bytes();
    int to = at;
    for (int row = startRow; row < startRow + rowCount; row++) {
      for (int i = 0; i < fixed.length; i++) {
        int from = (row * image.width() + first[i]) * channels;
        if (channels == 3) {
          putRgb(source, from, fixed[i], result, to);
        } else {
          for (int c = 0; c < channels; c++) {
            result[to + c] = sum(source, from + c, channels, fixed[i]);
          }
        }
        to += channels;
      }
    }
  }

  private static byte sum(byte[] source, int from, int step, int[] weights) {
    int sum = HALF;
    int at = from;
    for (int weight : weights) {
      sum += (source[at] & 0xff) * weight;
      at += step;
    }
    return clipped(sum);
  }

  /** Three sums at once: most images have three channels, and most of the time is spent here. */
  private static void putRgb(byte[] source, int from, int[] weights, byte[] result, int to) {
    int red = HALF;
    int green = HALF;
    int blue = HALF;
    int at = from;
    for (int weight : weights) {
      red += (source[at] & 0xff) * weight;
      green += (source[at + 1] & 0xff) * weight;
      blue += (source[at + 2] & 0xff) * weight;
      at += 3;
    }
    result[to] = clipped(red);
    result[to + 1] = clipped(green);
    result[to + 2] = clipped(blue);
  }

  /**
   * Resizes columns.
   *
   * @param source rows from {@link #start()} to {@link #end()}, of width pixels
   * @return {@link #count()} x width pixels
   */
  byte[] vertical(Mode mode, byte[] source, int width) {
    return mode == Mode.GREY_16
        ? vertical16(source, width)
        : vertical8(source, width * mode.bytes());
  }

  private byte[] vertical8(byte[] source, int rowBytes) {
    var result = new byte[count() * rowBytes];
    var sums = new int[rowBytes];
    for (int i = 0; i < fixed.length; i++) {
      Arrays.fill(sums, HALF);
      for (int k = 0; k < fixed[i].length; k++) {
        int weight = fixed[i][k];
        int from = (first[i] - start() + k) * rowBytes;
        for (int b = 0; b < rowBytes; b++) {
          sums[b] += (source[from + b] & 0xff) * weight;
        }
      }
      for (int b = 0; b < rowBytes; b++) {
        result[i * rowBytes + b] = clipped(sums[b]);
      }
    }
    return result;
  }

  /** Samples of 16 bits, the high byte first; without fixed point. */
  private void horizontal16(
      byte[] source, int width, int startRow, int rowCount, byte[] result, int at) {
    for (int row = 0; row < rowCount; row++) {
      for (int i = 0; i < count(); i++) {
        double sum = 0;
        for (int k = 0; k < weights[i].length; k++) {
          sum += sample16(source, (startRow + row) * width + first[i] + k) * weights[i][k];
        }
        put16(result, at + 2 * (row * count() + i), sum);
      }
    }
  }

  private byte[] vertical16(byte[] source, int width) {
    var result = new byte[count() * width * 2];
    for (int i = 0; i < count(); i++) {
      for (int column = 0; column < width; column++) {
        double sum = 0;
        for (int k = 0; k < weights[i].length; k++) {
          sum += sample16(source, (first[i] - start() + k) * width + column) * weights[i][k];
        }
        put16(result, 2 * (i * width + column), sum);
      }
    }
    return result;
  }

  private static int sample16(byte[] samples, int index) {
    return (samples[2 * index] & 0xff) << 8 | samples[2 * index + 1] & 0xff;
  }

  private static void put16(byte[] samples, int at, double sum) {
    int value = Math.min(0xffff, Math.max(0, (int) (sum >= 0 ? sum + 0.5f : sum - 0.5f)));
    samples[at] = (byte) (value >> 8);
    samples[at + 1] = (byte) value;
  }

  private static int[][] fixedPoint(double[][] weights) {
    var fixed = new int[weights.length][];
    for (int i = 0; i < fixed.length; i++) {
      fixed[i] = new int[weights[i].length];
      for (int k = 0; k < fixed[i].length; k++) {
        double weight = weights[i][k] * (1 << PRECISION_BITS);
        fixed[i][k] = (int) (weight < 0 ? weight - 0.5 : weight + 0.5);
      }
    }
    return fixed;
  }

  private static byte clipped(int sum) {
    int value = sum >> PRECISION_BITS;
    return (byte) Math.min(255, Math.max(0, value));
  }
}
