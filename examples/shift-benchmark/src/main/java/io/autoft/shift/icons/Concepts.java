package io.autoft.shift.icons;

import io.autoft.shift.Csv;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** The classes of the task, and the names by which designers call them. */
final class Concepts {

  private static final Pattern NAMES = Pattern.compile(" \\| ");

  private final List<String> names = new ArrayList<>();
  private final Map<String, Integer> byName = new HashMap<>();

  private Concepts() {}

  /** The concepts of {@code concepts.csv}. */
  static Concepts read() {
    var concepts = new Concepts();
    for (var row : Csv.resource(Concepts.class, "concepts.csv")) {
      int index = concepts.names.size();
      var concept = row.get("concept");
      concepts.names.add(concept);
      concepts.byName.put(concept, index);
      NAMES
          .splitAsStream(row.get("names"))
          .filter(name -> !name.isEmpty())
          .forEach(name -> concepts.byName.put(name, index));
    }
    return concepts;
  }

  /** Their names, in the order of the labels. */
  List<String> names() {
    return List.copyOf(names);
  }

  /** The label of what an icon shows. */
  OptionalInt label(Icon icon) {
    var index = byName.get(icon.thing());
    return index == null ? OptionalInt.empty() : OptionalInt.of(index);
  }
}
