package io.autoft.trainer.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Against {@code src/test/python/images.py}: OpenCLIP's transform with Pillow, to the last bit.
 * That this holds for JPEG too is owed to the JDK's libjpeg.
 */
class GoldenImagesIT {

  private static final int NONE = -1;

  static Stream<Arguments> cases() throws IOException {
    try (var stream = GoldenImagesIT.class.getResourceAsStream("/golden/images.json")) {
      return StreamSupport.stream(new ObjectMapper().readTree(stream).spliterator(), false)
          .map(entry -> Arguments.of(entry.get("name").asText(), entry));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void givesTheBytesOfOpenClip(String name, JsonNode entry) throws Exception {
    var warnings = new ArrayList<String>();
    var file = Base64.getDecoder().decode(entry.get("file").asText());
    var sizes = entry.get("pixels").fieldNames();
    assertThat(sizes.hasNext()).isTrue();
    while (sizes.hasNext()) {
      var size = sizes.next();
      var preprocessing = new ClipPreprocessing(Integer.parseInt(size));
      var expected = pixels(entry.get("pixels").get(size).asText(), preprocessing.bytes());
      for (long bandBytes : new long[] {Long.MAX_VALUE, 1000, 1}) {
        var square = Decoded.square(file, preprocessing.size(), bandBytes, warnings::add);
        assertThat(Arrays.mismatch(square, expected))
            .as("first byte of '%s' that differs at %s, in bands of %d", name, size, bandBytes)
            .isEqualTo(NONE);
      }
    }
    assertThat(warnings).isEmpty();
  }

  private static byte[] pixels(String text, int bytes) throws DataFormatException {
    var inflater = new Inflater();
    inflater.setInput(Base64.getDecoder().decode(text));
    var pixels = new byte[bytes];
    assertThat(inflater.inflate(pixels)).isEqualTo(bytes);
    inflater.end();
    return pixels;
  }
}
