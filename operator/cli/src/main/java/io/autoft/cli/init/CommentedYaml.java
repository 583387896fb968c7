package io.autoft.cli.init;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** YAML line by line, with comments that are wrapped. */
final class CommentedYaml {

  private static final int WIDTH = 120;
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z][-A-Za-z0-9_./:@+=]*(?<!:)");

  /** What some YAML readers take for a truth value or for nothing. */
  private static final Set<String> WORDS =
      Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null");

  private final List<String> lines = new ArrayList<>();

  /** A comment above what follows, in paragraphs. */
  CommentedYaml comment(int indent, String... paragraphs) {
    for (int i = 0; i < paragraphs.length; i++) {
      if (i > 0) {
        line(indent, "#");
      }
      wrap(" ".repeat(indent) + "#", paragraphs[i]);
    }
    return this;
  }

  /** Names of classes can have line breaks, which would end the comment. */
  private void wrap(String start, String text) {
    var line = new StringBuilder(start);
    for (var word : text.strip().split("[\\s\\p{Cntrl}]+")) {
      if (line.length() > start.length() && line.length() + 1 + word.length() > WIDTH) {
        lines.add(line.toString());
        line.setLength(start.length());
      }
      line.append(' ').append(word);
    }
    lines.add(line.toString());
  }

  /** A line as it is. */
  CommentedYaml line(int indent, String text) {
    lines.add(" ".repeat(indent) + text);
    return this;
  }

  CommentedYaml blank() {
    lines.add("");
    return this;
  }

  /** A string that every reader takes for one. */
  static String text(String value) {
    return PLAIN.matcher(value).matches() && !WORDS.contains(value.toLowerCase(Locale.ROOT))
        ? value
        : "\"%s\"".formatted(new String(JsonStringEncoder.getInstance().quoteAsString(value)));
  }

  @Override
  public String toString() {
    return String.join("\n", lines) + "\n";
  }
}
