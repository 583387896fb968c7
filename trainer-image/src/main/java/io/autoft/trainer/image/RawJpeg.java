package io.autoft.trainer.image;

import java.awt.image.ComponentSampleModel;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Samples as they are in a JPEG file, by the decoder of the JDK. */
final class RawJpeg {

  private static final String LIBJPEG_OUT_OF_MEMORY = "Insufficient memory";

  private RawJpeg() {}

  /** What is asked of a decoder. */
  interface Reading {
    Raster read(ImageReader reader) throws IOException;
  }

  /**
   * Decodes a file's content.
   *
   * @param warnings gets what the decoder says of what it reads nevertheless
   * @throws DamagedImageException if it is damaged or too large
   */
  static Raster decode(byte[] content, Consumer<String> warnings, Reading reading)
      throws IOException {
    var readers = ImageIO.getImageReadersByFormatName("jpeg");
    if (!readers.hasNext()) {
      throw new IllegalStateException("this JDK has no decoder of JPEG");
    }
    var reader = readers.next();
    try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
      reader.setInput(input, true, true);
      reader.addIIOReadWarningListener(new Warnings(warnings));
      ImageFile.checkPixels(reader.getWidth(0), reader.getHeight(0));
      return reading.read(reader);
    } catch (DamagedImageException e) {
      throw e;
    } catch (TruncatedException | IOException e) {
      throwIfOutOfMemory(e);
      throw new DamagedImageException(e);
    } catch (IndexOutOfBoundsException | IllegalArgumentException | NegativeArraySizeException e) {
      // The decoder leaves some damage to whom it hits.
      throw new DamagedImageException(e);
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
