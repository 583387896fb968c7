package io.autoft.trainer.text;

import java.text.Normalizer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * {@code ftfy.fix_text} of ftfy 6.3.1 (Robyn Speer, Apache License 2.0) with its defaults: HTML
 * references, mojibake, C1 controls, ligatures, full and half width, curly quotes, line breaks,
 * surrogates, terminal escapes, control characters, NFC; line by line, each again until nothing
 * changes.
 */
final class TextRepair {

  private static final int LONGEST_LINE = 1_000_000;
  private static final Pattern LINE_BREAK = Pattern.compile("\r\n|[\r\u2028\u2029\u0085]");
  private static final Pattern LONE_SURROGATE = Pattern.compile("[\\x{d800}-\\x{dfff}]");

  private final HtmlReferences references;
  private final Mojibake mojibake;
  private final Translation ligatures;
  private final Translation widths;
  private final Translation controls;
  private final Pattern singleQuotes;
  private final Pattern doubleQuotes;
  private final Pattern terminalEscapes;

  TextRepair(TextTables tables, HtmlReferences references) {
    this.references = references;
    mojibake = new Mojibake(tables);
    ligatures = Translation.of(tables.texts("ligatures"));
    widths = Translation.of(tables.texts("widths"));
    controls =
        new Translation(
            tables.codePoints("controls").stream()
                .boxed()
                .collect(Collectors.toMap(point -> point, point -> "")));
    singleQuotes = tables.pattern("singleQuotes");
    doubleQuotes = tables.pattern("doubleQuotes");
    terminalEscapes = tables.pattern("terminalEscapes");
  }

  /** The repaired text. */
  String repair(String text) {
    var repaired = new StringBuilder();
    boolean escaped = true;
    int start = 0;
    while (start < text.length()) {
      var line = text.substring(start, end(text, start));
      // A bracket is a sign of real HTML, here and in what follows; its references stay.
      escaped = escaped && line.indexOf('<') < 0;
      repaired.append(repairLine(line, escaped));
      start += line.length();
    }
    return repaired.toString();
  }

  private static int end(String text, int start) {
    int lineBreak = text.indexOf('\n', start);
    int end = lineBreak < 0 ? text.length() : lineBreak + 1;
    return text.codePointCount(start, end) > LONGEST_LINE
        ? text.offsetByCodePoints(start, LONGEST_LINE)
        : end;
  }

  private String repairLine(String line, boolean escaped) {
    var before = line;
    var after = repairOnce(line, escaped);
    while (!after.equals(before)) {
      before = after;
      after = repairOnce(before, escaped);
    }
    return after;
  }

  private String repairOnce(String line, boolean escaped) {
    var text = escaped ? references.repair(line) : line;
    text = mojibake.repair(text);
    text = mojibake.repairControls(text);
    text = ligatures.apply(text);
    text = widths.apply(text);
    text = doubleQuotes.matcher(text).replaceAll("\"");
    text = singleQuotes.matcher(text).replaceAll("'");
    text = LINE_BREAK.matcher(text).replaceAll("\n");
    text = LONE_SURROGATE.matcher(text).replaceAll("\ufffd");
    text = terminalEscapes.matcher(text).replaceAll("");
    text = controls.apply(text);
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }
}
