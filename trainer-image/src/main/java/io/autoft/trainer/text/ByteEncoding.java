package io.autoft.trainer.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An encoding of one byte a character, ASCII in its lower half. Bytes are characters up to 255, so
 * that regular expressions work on them.
 */
final class ByteEncoding {

  private static final int SUBSTITUTE = 0x1a;
  private static final char REPLACEMENT = '\ufffd';

  private final Map<Character, Character> bytes = new HashMap<>();
  private final boolean lossy;
  private final boolean restoresSpaces;

  ByteEncoding(JsonNode table) {
    lossy = table.path("lossy").asBoolean();
    restoresSpaces = table.path("restoresSpaces").asBoolean();
    var upper = table.path("characters").textValue();
    for (char b = 0; b < 0x80; b++) {
      bytes.put(b, b);
    }
    for (int i = 0; i < upper.length(); i++) {
      bytes.put(upper.charAt(i), (char) (0x80 + i));
    }
    if (lossy) {
      bytes.remove((char) SUBSTITUTE);
      bytes.put(REPLACEMENT, (char) SUBSTITUTE);
    }
  }

  /** Whether a lost byte has become U+FFFD, which is encoded as the byte 1A. */
  boolean isLossy() {
    return lossy;
  }

  /** Whether a space may stand for the byte A0. */
  boolean restoresSpaces() {
    return restoresSpaces;
  }

  /** The bytes of a text; nothing if it cannot have been decoded from this encoding. */
  Optional<String> encode(String text) {
    var encoded = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      var b = bytes.get(text.charAt(i));
      if (b == null) {
        return Optional.empty();
      }
      encoded.append((char) b);
    }
    return Optional.of(encoded.toString());
  }
}
