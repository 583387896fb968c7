package io.autoft.trainer.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Against {@code src/test/python/jpegs.py}: files that are not as they should be. */
class GoldenJpegsIT {

  private static final int NONE = -1;

  static Stream<Arguments> read() throws IOException {
    return cases(entry -> entry.has("pixels"));
  }

  static Stream<Arguments> refused() throws IOException {
    return cases(entry -> !entry.has("pixels"));
  }

  private static Stream<Arguments> cases(Predicate<JsonNode> wanted) throws IOException {
    try (var stream = GoldenJpegsIT.class.getResourceAsStream("/golden/jpegs.json")) {
      return StreamSupport.stream(new ObjectMapper().readTree(stream).spliterator(), false)
          .filter(wanted)
          .map(entry -> Arguments.of(entry.get("name").asText(), entry));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("read")
  void readsThePixelsThatPillowReads(String name, JsonNode entry) throws Exception {
    var warnings = new ArrayList<String>();

    var image = Decoded.whole(bytes(entry, "file"), warnings::add);

    var pixels = new InflaterInputStream(new ByteArrayInputStream(bytes(entry, "pixels")));
    assertThat(Arrays.mismatch(Colours.toRgb(image), pixels.readAllBytes()))
        .as("first byte of '%s' that differs", name)
        .isEqualTo(NONE);
    if (entry.get("warned").asBoolean()) {
      assertThat(warnings).contains("Corrupt JPEG data: premature end of data segment");
    }
  }

  /** The decoder begins anew for each band, and must come to the same rows. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("read")
  void readsTheSamePixelsInBands(String name, JsonNode entry) throws Exception {
    var file = bytes(entry, "file");
    var warnings = new TreeSet<String>();
    var sameWarnings = new TreeSet<String>();

    var inBands = Decoded.square(file, 16, 999, warnings::add);

    assertThat(inBands)
        .as(name)
        .isEqualTo(Decoded.square(file, 16, Long.MAX_VALUE, sameWarnings::add));
    assertThat(warnings).isEqualTo(sameWarnings);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void refusesWhatPillowRefusesInBandsToo(String name, JsonNode entry) {
    assertThatThrownBy(() -> Decoded.square(bytes(entry, "file"), 16, 999, warning -> {}))
        .as(name)
        .isInstanceOf(DamagedImageException.class);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void refusesWhatPillowRefuses(String name, JsonNode entry) {
    assertThatThrownBy(() -> Decoded.whole(bytes(entry, "file"), warning -> {}))
        .as(name)
        .isInstanceOf(DamagedImageException.class)
        .hasMessageStartingWith("damaged: ");
  }

  private static byte[] bytes(JsonNode entry, String field) {
    return Base64.getDecoder().decode(entry.get(field).asText());
  }
}
