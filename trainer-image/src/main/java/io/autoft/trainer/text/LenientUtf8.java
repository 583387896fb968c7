package io.autoft.trainer.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * UTF-8 in which U+0000 may be two bytes, and a character above U+FFFF two surrogates of three
 * bytes (CESU-8); both were written by Java, among others. Bytes are characters up to 255.
 */
final class LenientUtf8 {

  private static final String END = "|(?=\\n?\\z))";

  private static final String SURROGATES =
      "\\xed([\\xa0-\\xaf]%1$s([\\x80-\\xbf]%1$s(\\xed%1$s([\\xb0-\\xbf]%1$s([\\x80-\\xbf]%1$s"
          .formatted(END);

  private static final Pattern PAIR = Pattern.compile(SURROGATES);

  private static final Pattern SPECIAL =
      Pattern.compile(
          "\\xc0(\\x80%1$s|%2$s|\\xed([\\xa0-\\xbf]%1$s([\\x80-\\xbf]%1$s"
              .formatted(END, SURROGATES));

  private static final int PAIR_LENGTH = 6;

  private LenientUtf8() {}

  /** Plain UTF-8; nothing if the bytes are not. */
  static Optional<String> decodeStrictly(String bytes) {
    try {
      var buffer = ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1));
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(buffer).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** The text; nothing if the bytes are none in this sense either. */
  static Optional<String> decode(String bytes) {
    var text = new StringBuilder();
    var rest = bytes;
    while (!rest.isEmpty()) {
      var special = SPECIAL.matcher(rest);
      int start = special.find() ? special.start() : rest.length();
      Optional<String> decoded;
      int consumed;
      if (start > 0) {
        decoded = decodeStrictly(rest.substring(0, start));
        consumed = start;
      } else if (rest.charAt(0) == 0xc0) {
        decoded = rest.length() > 1 ? Optional.of("\0") : Optional.empty();
        consumed = 2;
      } else {
        decoded = pair(rest);
        consumed = PAIR_LENGTH;
      }
      if (decoded.isEmpty()) {
        return decoded;
      }
      text.append(decoded.get());
      rest = rest.substring(consumed);
    }
    return Optional.of(text.toString());
  }

  /** 11101101 1010abcd 10efghij 11101101 1011klmn 10opqrst is U+10000 + abcdefghijklmnopqrst. */
  private static Optional<String> pair(String bytes) {
    if (bytes.length() < PAIR_LENGTH || !PAIR.matcher(bytes).lookingAt()) {
      return Optional.empty();
    }
    int bits =
        (bytes.charAt(1) & 0x0f) << 16
            | (bytes.charAt(2) & 0x3f) << 10
            | (bytes.charAt(4) & 0x0f) << 6
            | bytes.charAt(5) & 0x3f;
    return Optional.of(Character.toString(0x10000 + bits));
  }
}
