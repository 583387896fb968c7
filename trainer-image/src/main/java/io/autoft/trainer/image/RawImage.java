package io.autoft.trainer.image;

import java.awt.image.ComponentSampleModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Samples as they are in a file, by a decoder of the JDK. */
final class RawImage {

  /** Where Pillow suspects an attack, too: 2 GiB as 32-bit floats of three channels. */
  private static final long MOST_PIXELS = 178_956_970;

  private static final String LIBJPEG_OUT_OF_MEMORY = "Insufficient memory";

  private RawImage() {}

  /** What is asked of a decoder. */
  interface Reading {
    Raster read(ImageReader reader) throws IOException;
  }

  /**
   * Decodes a file's content.
   *
   * @param warnings gets what the decoder says of what it reads nevertheless
   * @throws IOException if it is damaged or too large
   */
  static Raster decode(String format, byte[] content, Consumer<String> warnings, Reading reading)
      throws IOException {
    var readers = ImageIO.getImageReadersByFormatName(format);
    if (!readers.hasNext()) {
      throw new IllegalStateException("this JDK has no decoder of " + format);
    }
    var reader = readers.next();
    try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
      reader.setInput(input, true, true);
      reader.addIIOReadWarningListener(new Warnings(warnings));
      long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
      if (pixels > MOST_PIXELS) {
        throw new IOException("%d pixels; at most %d are read".formatted(pixels, MOST_PIXELS));
      }
      return reading.read(reader);
    } catch (TruncatedException | IIOException e) {
      throwIfOutOfMemory(e);
      throw new IOException("damaged: " + e.getMessage(), e);
    } finally {
      reader.dispose();
    }
  }

  /** The decoders of the JDK give lack of memory, too, for an error of the file. */
  private static void throwIfOutOfMemory(Exception failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof OutOfMemoryError error) {
        throw error;
      }
    }
    if (String.valueOf(failure.getMessage()).contains(LIBJPEG_OUT_OF_MEMORY)) {
      throw new OutOfMemoryError(failure.getMessage());
    }
  }

  /**
   * The rows of a raster of 8-bit samples, one byte for each sample; mostly the raster's own, whose
   * channels are turned round where they are if they lie in the opposite order.
   */
  static byte[] bytes(Raster raster) {
    if (raster.getDataBuffer() instanceof DataBufferByte buffer
        && raster.getSampleModel() instanceof ComponentSampleModel model
        && isDense(raster, model)) {
      var offsets = model.getBandOffsets();
      int bands = offsets.length;
      if (Arrays.equals(offsets, IntStream.range(0, bands).toArray())) {
        return buffer.getData();
      }
      if (Arrays.equals(offsets, IntStream.range(0, bands).map(i -> bands - 1 - i).toArray())) {
        return turnedRound(buffer.getData(), bands);
      }
    }
    int rowBytes = raster.getWidth() * raster.getNumBands();
    var samples = new byte[raster.getHeight() * rowBytes];
    var row = new byte[rowBytes];
    for (int y = 0; y < raster.getHeight(); y++) {
      raster.getDataElements(0, y, raster.getWidth(), 1, row);
      System.arraycopy(row, 0, samples, y * rowBytes, rowBytes);
    }
    return samples;
  }

  /** Whether the pixels lie one after the other, with nothing between them. */
  private static boolean isDense(Raster raster, ComponentSampleModel model) {
    int bands = raster.getNumBands();
    return raster.getDataBuffer().getSize() == raster.getWidth() * raster.getHeight() * bands
        && model.getPixelStride() == bands
        && model.getScanlineStride() == raster.getWidth() * bands;
  }

  /** B, G, R to R, G, B, and the like, in place: a copy of a large image may have no room. */
  private static byte[] turnedRound(byte[] samples, int bands) {
    for (int pixel = 0; pixel < samples.length; pixel += bands) {
      for (int left = pixel, right = pixel + bands - 1; left < right; left++, right--) {
        byte sample = samples[left];
        samples[left] = samples[right];
        samples[right] = sample;
      }
    }
    return samples;
  }

  /** Whether the samples have 16 bits. */
  static boolean isWide(Raster raster) {
    return raster.getTransferType() == DataBuffer.TYPE_USHORT;
  }

  /** The rows of a raster of 16-bit samples, the high byte first. */
  static byte[] wideBytes(Raster raster) {
    int rowSamples = raster.getWidth() * raster.getNumBands();
    var samples = new byte[raster.getHeight() * rowSamples * 2];
    var row = new short[rowSamples];
    int to = 0;
    for (int y = 0; y < raster.getHeight(); y++) {
      raster.getDataElements(0, y, raster.getWidth(), 1, row);
      for (short sample : row) {
        samples[to++] = (byte) (sample >> 8);
        samples[to++] = (byte) sample;
      }
    }
    return samples;
  }

  /**
   * libjpeg fills up what is missing with grey, and only warns. Of a file without an end Pillow
   * reads nothing; data that end before their marker it reads as libjpeg does.
   */
  private record Warnings(Consumer<String> others) implements IIOReadWarningListener {
    @Override
    public void warningOccurred(ImageReader source, String warning) {
      if (warning.contains("EOI")) {
        throw new TruncatedException(warning);
      }
      others.accept(warning);
    }
  }

  private static final class TruncatedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TruncatedException(String message) {
      super(message);
    }
  }
}
