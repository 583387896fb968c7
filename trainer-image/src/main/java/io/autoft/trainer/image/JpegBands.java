package io.autoft.trainer.image;

import static java.util.Objects.requireNonNull;

import java.awt.Rectangle;
import java.awt.image.Raster;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;

/**
 * JPEG. The JDK's decoder gives the samples of libjpeg, the same whose decoder Pillow has, before
 * they are converted to colours.
 *
 * <p>It gives a part of the rows if asked to, but begins at the first one each time: n bands take
 * about (n + 1) / 2 times as long as one. So an image comes in one band unless that would be too
 * large, and so does one of several scans, since libjpeg itself keeps the whole of it.
 */
final class JpegBands implements ImageBands {

  private final byte[] content;
  private final JpegColours colours;
  private final Consumer<String> warnings;
  private final int width;
  private final Mode mode;
  private Optional<Image> first;
  private int height;
  private int bandRows;
  private int done;

  /**
   * Decodes the first band.
   *
   * @param file whole content of the file
   * @param bandBytes that a band may have
   * @param warnings gets what the decoder says of what it reads nevertheless
   */
  JpegBands(byte[] file, long bandBytes, Consumer<String> warnings) throws IOException {
    this.warnings = requireNonNull(warnings, "warnings is null");
    var segments = JpegSegment.of(file);
    colours = JpegColours.of(file, segments);
    content = JpegSegment.withoutProfiles(file, segments);
    int channels =
        JpegFrame.of(file, segments).filter(JpegFrame::oneScan).map(JpegFrame::channels).orElse(0);
    var band =
        colours.image(
            RawJpeg.decode(
                content,
                warnings,
                reader -> {
                  height = reader.getHeight(0);
                  bandRows = bandRows((long) reader.getWidth(0) * channels, height, bandBytes);
                  return read(reader);
                }));
    width = band.width();
    mode = band.mode();
    first = Optional.of(band);
  }

  /** Bands of about the same number of rows, as few as there can be. */
  private static int bandRows(long rowBytes, int height, long bandBytes) {
    long bands = Math.max(1, (rowBytes * height - 1) / bandBytes + 1);
    return (int) ((height + bands - 1) / bands);
  }

  private Raster read(ImageReader reader) throws IOException {
    if (bandRows == height) {
      return reader.readRaster(0, null);
    }
    var part = new ImageReadParam();
    int rows = Math.min(bandRows, height - done);
    part.setSourceRegion(new Rectangle(0, done, reader.getWidth(0), rows));
    return reader.readRaster(0, part);
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public int height() {
    return height;
  }

  @Override
  public Mode mode() {
    return mode;
  }

  @Override
  public Image next() throws IOException {
    var band =
        first.isPresent()
            ? first.get()
            : colours.image(RawJpeg.decode(content, warnings, this::read));
    first = Optional.empty(); // not kept beside the others
    done += band.height();
    return band;
  }

  /** Nothing is held open. */
  @Override
  public void close() {}
}
