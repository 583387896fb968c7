package io.autoft.trainer.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Files that a test decodes. */
final class Decoded {

  private Decoded() {}

  /** The bands of a file, one below the other. */
  static Image whole(byte[] content, Consumer<String> warnings) throws IOException {
    return with(content, Long.MAX_VALUE, warnings, Decoded::joined);
  }

  /** The square that a model takes, of an image that comes in bands of so many bytes at most. */
  static byte[] square(byte[] content, int size, long bandBytes, Consumer<String> warnings)
      throws IOException {
    return with(content, bandBytes, warnings, new ClipPreprocessing(size)::apply);
  }

  private interface Reading<T> {
    T read(ImageBands bands) throws IOException;
  }

  private static <T> T with(
      byte[] content, long bandBytes, Consumer<String> warnings, Reading<T> reading)
      throws IOException {
    Path file = Files.createTempFile("image", "");
    try {
      Files.write(file, content);
      try (var bands = ImageFile.open(file, bandBytes, warnings)) {
        return reading.read(bands);
      }
    } finally {
      Files.delete(file);
    }
  }

  private static Image joined(ImageBands bands) throws IOException {
    var samples = new byte[bands.width() * bands.height() * bands.mode().bytes()];
    var band = bands.next();
    int at = 0;
    while (true) {
      System.arraycopy(band.samples(), 0, samples, at, band.samples().length);
      at += band.samples().length;
      if (at == samples.length) {
        return new Image(bands.width(), bands.height(), bands.mode(), samples, band.palette());
      }
      band = bands.next();
    }
  }
}
