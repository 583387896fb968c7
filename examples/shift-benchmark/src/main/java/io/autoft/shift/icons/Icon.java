package io.autoft.shift.icons;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A drawing.
 *
 * @param set that it belongs to
 * @param name in its set, words with hyphens between them
 * @param svg a document
 */
record Icon(String set, String name, String svg) {

  /** Words of names that tell of style and size, not of what is drawn. */
  private static final Set<String> NOT_A_THING =
      Set.of(
          ("outline outlined line linear fill filled solid bold duotone twotone duo two tone thin light"
                  + " regular baseline round rounded sharp stroke broken bulk o alt s l f 12 16 20 24 28 32"
                  + " 48 96 24px")
              .split(" "));

  List<String> words() {
    return List.of(name.split("-"));
  }

  /** What is drawn, in lower-case words. */
  String thing() {
    return Arrays.stream(name.split("-"))
        .filter(word -> !NOT_A_THING.contains(word))
        .collect(Collectors.joining(" "));
  }
}
