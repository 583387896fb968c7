package io.autoft.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileKindIT {

  private static final String JPEG = "\u00ff\u00d8\u00ff\u00e0 and so on";
  private static final String PNG = "\u0089PNG\r\n\u001a\n and so on";

  @TempDir private Path folder;

  @ParameterizedTest(name = "{0} with {1}")
  @CsvSource({
    "1.jpeg, JPEG, IMAGE",
    "1.JFIF, JPEG, IMAGE",
    "1.jpe, JPEG, IMAGE",
    "1, JPEG, IMAGE",
    "photo.2021-03, PNG, IMAGE",
    "1.webp, PNG, IMAGE",
    "1.png, text, IMAGE",
    "1.webp, text, OTHER_IMAGE",
    "1.tif, nothing, OTHER_IMAGE",
    "1.json, text, COMPANION",
    ".1.png, PNG, COMPANION",
    "Thumbs.db, text, COMPANION",
    "1.cr2, text, UNKNOWN",
    "1, nothing, UNKNOWN"
  })
  void isToldByTheContentWhereTheNameLeavesADoubt(String name, String content, FileKind kind)
      throws Exception {
    var text =
        switch (content) {
          case "JPEG" -> JPEG;
          case "PNG" -> PNG;
          case "nothing" -> "";
          default -> content;
        };
    var file = folder.resolve(name);
    Files.write(file, text.getBytes(StandardCharsets.ISO_8859_1));

    assertThat(FileKind.of(file)).isEqualTo(kind);
  }
}
