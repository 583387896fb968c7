package io.autoft.trainer.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageHeaderIT {

  @TempDir private Path folder;

  @Test
  void knowsTheSizeOfEveryImageBeforeItIsDecoded() throws IOException {
    int files = 0;
    try (var stream = ImageHeaderIT.class.getResourceAsStream("/golden/images.json")) {
      for (var entry : new ObjectMapper().readTree(stream)) {
        var content = Base64.getDecoder().decode(entry.get("file").asText());
        var image = Decoded.whole(content, warning -> {});

        var header = ImageHeader.read(write(content)).orElseThrow();

        var name = entry.get("name").asText();
        assertThat(header.width()).as(name).isEqualTo(image.width());
        assertThat(header.height()).as(name).isEqualTo(image.height());
        assertThat(header.decodingBytes(16, Long.MAX_VALUE))
            .as(name)
            .isGreaterThanOrEqualTo(image.samples().length);
        files++;
      }
    }
    assertThat(files).isEqualTo(48);
  }

  @Test
  void findsTheSizeBehindLargePreviews() throws IOException {
    var content = file("jpeg noise");
    var large = new ByteArrayOutputStream();
    large.write(content, 0, 2);
    for (int i = 0; i < 5; i++) {
      large.write(new byte[] {(byte) 0xff, (byte) 0xe1, (byte) 0xff, (byte) 0xff});
      large.write(new byte[0xffff - 2]);
    }
    large.write(content, 2, content.length - 2);

    var header = ImageHeader.read(write(large.toByteArray())).orElseThrow();

    assertThat(header.width()).isEqualTo(40);
    assertThat(header.height()).isEqualTo(31);
  }

  @Test
  void countsTheCoefficientsOfAProgressiveFile() throws IOException {
    assertThat(ImageHeader.read(write(file("jpeg subsampling 0"))).orElseThrow().bytesPerPixel())
        .isEqualTo(3);
    assertThat(
            ImageHeader.read(write(file("jpeg subsampling 0 progressive")))
                .orElseThrow()
                .bytesPerPixel())
        .isEqualTo(9);
  }

  @Test
  void isEmptyWhereAFileHasNone() throws IOException {
    assertThat(ImageHeader.read(write(new byte[0]))).isEmpty();
    assertThat(ImageHeader.read(write(new byte[] {'G', 'I', 'F', '8', '9', 'a'}))).isEmpty();
    assertThat(ImageHeader.read(write(Arrays.copyOf(file("rgb noise"), 20)))).isEmpty();
    assertThat(ImageHeader.read(write(Arrays.copyOf(file("jpeg noise"), 20)))).isEmpty();
  }

  private Path write(byte[] content) throws IOException {
    return Files.write(folder.resolve("image"), content);
  }

  private static byte[] file(String name) throws IOException {
    try (var stream = ImageHeaderIT.class.getResourceAsStream("/golden/images.json")) {
      for (var entry : new ObjectMapper().readTree(stream)) {
        if (entry.get("name").asText().equals(name)) {
          return Base64.getDecoder().decode(entry.get("file").asText());
        }
      }
    }
    throw new IllegalArgumentException(name);
  }
}
