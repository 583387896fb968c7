package io.autoft.shift.icons;

import java.util.List;
import java.util.Map;

/** How an icon is drawn. */
public enum Style {
  Outline,
  Solid,
  TwoTone,
  Thin,
  Pixel,
  Colour,
  Emoji;

  private static final Map<String, Style> WORDS =
      Map.ofEntries(
          Map.entry("duotone", TwoTone),
          Map.entry("duo", TwoTone),
          Map.entry("twotone", TwoTone),
          Map.entry("thin", Thin),
          Map.entry("light", Thin),
          Map.entry("filled", Solid),
          Map.entry("fill", Solid),
          Map.entry("solid", Solid),
          Map.entry("f", Solid),
          Map.entry("outline", Outline),
          Map.entry("outlined", Outline),
          Map.entry("line", Outline));

  /** What the words of a name say of its style; for sets of a single style, that one. */
  Style of(List<String> words) {
    if (this != Outline && this != Solid) {
      return this;
    }
    return words.stream().filter(WORDS::containsKey).map(WORDS::get).findFirst().orElse(this);
  }
}
