package io.autoft.trainer.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFileIT {

  @TempDir private Path folder;

  @Test
  void readsWhatAFileIsAndNotWhatItIsCalled() throws IOException {
    var file = Files.write(folder.resolve("image.jpg"), file("rgb 31 x 16"));

    try (var image = ImageFile.open(file, 1, ImageFileIT::unexpected)) {
      assertThat(image.width()).isEqualTo(31);
      assertThat(image.height()).isEqualTo(16);
      assertThat(image.mode()).isEqualTo(Mode.RGB);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"rgb noise", "jpeg noise", "jpeg subsampling 2 progressive", "interlaced"})
  void refusesAFileThatEndsEarly(String name) throws IOException {
    var content = file(name);

    assertThatThrownBy(
            () ->
                Decoded.whole(
                    Arrays.copyOf(content, content.length * 2 / 3), ImageFileIT::unexpected))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("damaged: ");
  }

  @Test
  void refusesAPngWithAFlippedBit() throws IOException {
    var content = file("rgb noise");
    content[content.length / 2] ^= 1;

    assertThatThrownBy(() -> Decoded.whole(content, ImageFileIT::unexpected))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("damaged: ");
  }

  /** As Pillow does: the rows are all there, and what comes behind them says nothing of them. */
  @Test
  void readsAPngThatLacksOnlyItsEnd() throws IOException {
    var content = file("grey");
    int endBytes = 12;
    int checksums = 8;

    var cut = Arrays.copyOf(content, content.length - endBytes - checksums);

    assertThat(Decoded.whole(cut, ImageFileIT::unexpected).samples())
        .isEqualTo(Decoded.whole(content, ImageFileIT::unexpected).samples());
  }

  @Test
  void refusesAPngWhoseHeaderHasAWrongChecksum() throws IOException {
    var content = file("rgb noise");
    content[30] ^= 1;

    assertThatThrownBy(() -> Decoded.whole(content, ImageFileIT::unexpected))
        .hasMessage("damaged: a wrong checksum of its header or palette");
  }

  @Test
  void survivesEveryDamageToAHeader() throws IOException {
    for (var name : new String[] {"palette of 4", "jpeg cmyk"}) {
      var content = file(name);
      for (int i = 0; i < 120; i++) {
        var damaged = content.clone();
        damaged[i] ^= 0x55;
        assertThat(isImageOrRefused(damaged)).as("%s, byte %d", name, i).isTrue();
      }
    }
  }

  private static boolean isImageOrRefused(byte[] content) {
    try {
      return Decoded.whole(content, warning -> {}).samples().length > 0;
    } catch (IOException e) {
      return !e.getMessage().isEmpty();
    }
  }

  @Test
  void refusesOtherFiles() {
    assertThatThrownBy(() -> Decoded.whole(new byte[0], ImageFileIT::unexpected))
        .hasMessage("the file is empty");
    assertThatThrownBy(
            () ->
                Decoded.whole(
                    "GIF89a".getBytes(StandardCharsets.US_ASCII), ImageFileIT::unexpected))
        .isInstanceOf(IOException.class)
        .hasMessage("neither a PNG nor a JPEG file");
    assertThatThrownBy(() -> ImageFile.open(folder.resolve("none.png"), 1, ImageFileIT::unexpected))
        .isInstanceOf(NoSuchFileException.class);
  }

  private static void unexpected(String warning) {
    throw new AssertionError(warning);
  }

  private static byte[] file(String name) throws IOException {
    try (var stream = ImageFileIT.class.getResourceAsStream("/golden/images.json")) {
      for (var entry : new ObjectMapper().readTree(stream)) {
        if (entry.get("name").asText().equals(name)) {
          return Base64.getDecoder().decode(entry.get("file").asText());
        }
      }
    }
    throw new IllegalArgumentException(name);
  }
}
