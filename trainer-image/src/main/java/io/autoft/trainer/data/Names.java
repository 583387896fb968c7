package io.autoft.trainer.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Numbers names in the order in which they are first seen. */
final class Names {

  private static final int SHOWN = 20;

  private final Map<String, Integer> indices = new LinkedHashMap<>();

  /** The index of a name, the next one if it is new. */
  int number(String name) {
    return indices.computeIfAbsent(name, any -> indices.size());
  }

  List<String> inOrder() {
    return List.copyOf(indices.keySet());
  }

  /** Names for a message: all, or the first of very many. */
  static String shown(Iterable<String> names) {
    var shown = new ArrayList<String>();
    int count = 0;
    for (var name : names) {
      if (count++ < SHOWN) {
        shown.add(name);
      }
    }
    var text = String.join(", ", shown);
    return count > SHOWN ? "%s and %d more".formatted(text, count - SHOWN) : text;
  }
}
