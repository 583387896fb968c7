package io.autoft.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.contract.ExitCode;
import io.autoft.trainer.data.ImageFolder;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command {@code prepare} says of image files, in JVMs of its own. */
class PrepareImagesIT {

  @TempDir private Path path;

  private ImageFolder folder;

  @BeforeEach
  void start() throws IOException {
    folder = new ImageFolder(path.resolve("data"));
    folder.image("cat/0.png", 0).image("dog/0.png", 1);
  }

  @Test
  void warnsOfFilesThatAreReadThoughDataAreMissing() throws Exception {
    var jpeg = image("jpeg", 64, 48);
    for (int i = 1; i <= 12; i++) {
      // What is missing are the last bytes of the data, and not the marker behind them.
      var file = Arrays.copyOf(jpeg, jpeg.length - 3);
      file[file.length - 2] = (byte) 0xff;
      file[file.length - 1] = (byte) 0xd9;
      Files.write(folder.root().resolve("cat/%02d.jpg".formatted(i)), file);
    }

    var process = prepare(List.of());

    assertThat(process.waitFor()).as(log()).isZero();
    assertThat(log())
        .contains("set: 14 examples of 32 x 32\n")
        .contains(
            "WARN set: %s/cat/01.jpg is read as it is: Corrupt JPEG data: premature end of data"
                    .formatted(folder.root())
                + " segment\n")
        .contains("cat/10.jpg is read")
        .doesNotContain("cat/11.jpg")
        .contains("WARN set: and 2 more files like these\n");
  }

  /** Sixteen at once would take 150 MB. */
  @Test
  void decodesAsManyAtOnceAsHaveRoom() throws Exception {
    var photograph = image("jpeg", 2000, 1500);
    for (int i = 1; i <= 24; i++) {
      Files.write(folder.root().resolve("cat/%02d.jpg".formatted(i)), photograph);
    }

    var process = prepare(List.of("-Xmx56m", "-XX:ActiveProcessorCount=16"));

    assertThat(process.waitFor()).as(log()).isZero();
    assertThat(log()).contains("set: 26 examples of 32 x 32\n");
  }

  /** The heap of a container of 1 GiB, where the image as a whole would take 412 MiB. */
  @Test
  void decodesALargePngRowByRow() throws Exception {
    LargePng.write(folder.root().resolve("cat/map.png"), 12_000, 12_000);

    var process = prepare(List.of("-Xmx410m"));

    assertThat(process.waitFor()).as(log()).isZero();
    assertThat(log()).contains("set: 3 examples of 32 x 32\n");
  }

  /** As a whole it would take 46 MiB. */
  @Test
  void decodesALargeJpegInBands() throws Exception {
    Files.write(folder.root().resolve("cat/map.jpg"), image("jpeg", 4000, 4000));

    var process = prepare(List.of("-Xmx40m"));

    assertThat(process.waitFor()).as(log()).isZero();
    assertThat(log()).contains("set: 3 examples of 32 x 32\n");
  }

  /** Sixteen at once would take 550 MiB. */
  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg"})
  void decodesManyLargeImagesOnManyThreads(String format) throws Exception {
    var photograph = image(format, 4000, 3000);
    for (int i = 1; i <= 24; i++) {
      Files.write(folder.root().resolve("cat/%02d".formatted(i)), photograph);
    }

    var process = prepare(List.of("-Xmx64m", "-XX:ActiveProcessorCount=16"));

    assertThat(process.waitFor()).as(log()).isZero();
    assertThat(log()).contains("set: 26 examples of 32 x 32\n");
  }

  @Test
  void namesAnImageForWhichTheMemoryIsTooSmall() throws Exception {
    Files.write(folder.root().resolve("cat/map.png"), interlaced(4000, 4000));

    var process = prepare(List.of("-Xmx40m"));

    assertThat(process.waitFor()).as(log()).isEqualTo(ExitCode.OUT_OF_MEMORY.code());
    assertThat(log())
        .contains(
            "set: cat/map.png: out of memory: to decode 4000 x 4000 pixels takes about ",
            " MiB, and the heap has ",
            " MiB, a part of the container's memory; raise resources.limits.memory, or make the"
                + " image smaller\n")
        .doesNotContain("damaged");
  }

  private static byte[] image(String format, int width, int height) throws IOException {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, (x * 0x050301 + y * 0x010709) & 0xffffff);
      }
    }
    var content = new ByteArrayOutputStream();
    ImageIO.write(image, format, content);
    return content.toByteArray();
  }

  private static byte[] interlaced(int width, int height) throws IOException {
    var writer = ImageIO.getImageWritersByFormatName("png").next();
    var content = new ByteArrayOutputStream();
    try (var output = new MemoryCacheImageOutputStream(content)) {
      writer.setOutput(output);
      var parameters = writer.getDefaultWriteParam();
      parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
      var image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
      writer.write(null, new IIOImage(image, null, null), parameters);
    } finally {
      writer.dispose();
    }
    return content.toByteArray();
  }

  private Process prepare(List<String> flags) throws IOException {
    return TrainerProcess.start(
        path,
        flags,
        null,
        "prepare",
        "--source",
        folder.root().toUri().toString(),
        "--image-size",
        "32");
  }

  private String log() throws IOException {
    return Files.readString(path.resolve("log"));
  }
}
