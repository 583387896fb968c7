package io.autoft.trainer.text;

import java.util.HashMap;
import java.util.Map;

/**
 * Replaces single code points by texts, as Python's {@code str.translate}.
 *
 * @param replacements by code point; others stay
 */
record Translation(Map<Integer, String> replacements) {

  Translation {
    replacements = Map.copyOf(replacements);
  }

  /** The translation of a table, whose keys are single characters. */
  static Translation of(Map<String, String> table) {
    var replacements = new HashMap<Integer, String>();
    table.forEach((from, to) -> replacements.put(from.codePointAt(0), to));
    return new Translation(replacements);
  }

  String apply(String text) {
    var translated = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            point -> {
              var replacement = replacements.get(point);
              if (replacement == null) {
                translated.appendCodePoint(point);
              } else {
                translated.append(replacement);
              }
            });
    return translated.toString();
  }
}
