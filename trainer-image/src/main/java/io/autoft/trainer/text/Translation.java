package io.autoft.trainer.text;

import static java.util.Objects.requireNonNull;

import java.util.function.IntFunction;

/** Replaces each code point by a text, as Python's {@code str.translate}. */
final class Translation {

  private final IntFunction<String> replacement;

  /**
   * A translation.
   *
   * @param replacement of a code point, or null where it stays
   */
  Translation(IntFunction<String> replacement) {
    this.replacement = requireNonNull(replacement, "replacement is null");
  }

  String apply(String text) {
    var translated = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            point -> {
              var other = replacement.apply(point);
              if (other == null) {
                translated.appendCodePoint(point);
              } else {
                translated.append(other);
              }
            });
    return translated.toString();
  }
}
