package io.autoft.trainer.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Undoes that UTF-8 was read as an encoding of one byte a character, or Windows-1252 as Latin-1:
 * {@code ftfy.fix_encoding} of ftfy 6.3.1 (Robyn Speer, Apache License 2.0), step by step, since
 * every guess counts. Its expressions and tables are data ({@link TextTables}).
 */
final class Mojibake {

  private static final Pattern CONTROL = Pattern.compile("[\\x80-\\x9f]");
  private static final char UNDEFINED = '\ufffd';

  private final Pattern bad;
  private final Pattern embedded;
  private final Pattern alteredSpaces;
  private final Pattern graveWord;
  private final Pattern lossy;
  private final List<ByteEncoding> encodings = new ArrayList<>();
  private final String windows;
  private final Translation windowsControls;

  Mojibake(TextTables tables) {
    bad = tables.pattern("badness");
    embedded = tables.pattern("detector");
    alteredSpaces = tables.pattern("alteredUtf8");
    graveWord = tables.pattern("graveWord");
    lossy = tables.pattern("lossyUtf8");
    tables.get("encodings").forEach(table -> encodings.add(new ByteEncoding(table)));
    windows = tables.text("windows1252");
    var sloppy = tables.text("sloppyWindows1252");
    windowsControls =
        new Translation(
            IntStream.range(0x80, 0xa0)
                .boxed()
                .collect(Collectors.toMap(c -> c, c -> sloppy.substring(c - 0x80, c - 0x7f))));
  }

  /** The text with its encoding repaired, as often as something is found. */
  String repair(String text) {
    var before = text;
    var after = repairOnce(text);
    while (!after.equals(before)) {
      before = after;
      after = repairOnce(before);
    }
    return after;
  }

  /** C1 control characters as Windows-1252 has them, in the way of browsers. */
  String repairControls(String text) {
    return CONTROL.matcher(text).find() ? windowsControls.apply(text) : text;
  }

  private String repairOnce(String text) {
    if (text.chars().allMatch(c -> c < 0x80) || !bad.matcher(text).find()) {
      return text;
    }
    for (var encoding : encodings) {
      var decoded = encoding.encode(text).flatMap(bytes -> decode(bytes, encoding));
      if (decoded.isPresent()) {
        return decoded.get();
      }
    }
    var inPart = repairEmbedded(text);
    if (!inPart.equals(text)) {
      return inPart;
    }
    return latin(text).orElseGet(() -> repairControls(text));
  }

  private Optional<String> decode(String encoded, ByteEncoding encoding) {
    var bytes = encoded;
    if (encoding.restoresSpaces() && alteredSpaces.matcher(bytes).find()) {
      bytes = graveWord.matcher(bytes).replaceAll("\u00c3\u00a0 ");
      bytes =
          alteredSpaces.matcher(bytes).replaceAll(match -> match.group().replace(' ', '\u00a0'));
    }
    if (encoding.isLossy()) {
      bytes = lossy.matcher(bytes).replaceAll("\u00ef\u00bf\u00bd");
    }
    boolean lenient = bytes.indexOf(0xed) >= 0 || bytes.indexOf(0xc0) >= 0;
    return lenient ? LenientUtf8.decode(bytes) : LenientUtf8.decodeStrictly(bytes);
  }

  private String repairEmbedded(String text) {
    return embedded
        .matcher(text)
        .replaceAll(
            match -> {
              var part = match.group();
              // A part that is the whole would be tried again for ever.
              boolean repairable = part.length() < text.length() && bad.matcher(part).find();
              return Matcher.quoteReplacement(repairable ? repair(part) : part);
            });
  }

  /** Latin-1 that was Windows-1252; nothing if it was not, or has bytes that are not defined. */
  private Optional<String> latin(String text) {
    if (text.chars().anyMatch(c -> c > 0xff)) {
      return Optional.empty();
    }
    var decoded = new StringBuilder(text.length());
    text.chars().forEach(c -> decoded.append(c < 0x80 ? (char) c : windows.charAt(c - 0x80)));
    var result = decoded.toString();
    return result.indexOf(UNDEFINED) >= 0 || result.equals(text)
        ? Optional.empty()
        : Optional.of(result);
  }
}
