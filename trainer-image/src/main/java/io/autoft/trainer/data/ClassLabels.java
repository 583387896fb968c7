package io.autoft.trainer.data;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What the labels of a table mean: the name of a class or its index. A name counts more than an
 * index, since a class may be called 7; a name that several classes have means none of them.
 */
final class ClassLabels {

  private final List<String> names;
  private final Map<String, List<Integer>> meanings = new HashMap<>();

  /**
   * Labels of these classes.
   *
   * @param names in the order of their indices
   */
  ClassLabels(List<String> names) {
    this.names = List.copyOf(names);
    for (int i = 0; i < names.size(); i++) {
      meanings.put(Integer.toString(i), List.of(i));
    }
    meanings.putAll(byName(names));
  }

  /** The indices that each name has, ascending. */
  static Map<String, List<Integer>> byName(List<String> names) {
    Map<String, List<Integer>> indices = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      indices.computeIfAbsent(names.get(i), any -> new ArrayList<>()).add(i);
    }
    return indices;
  }

  /** What is wrong with a label, if something is. */
  Optional<String> complaint(String label) {
    var meaning = meanings.getOrDefault(label, List.of());
    if (meaning.isEmpty()) {
      return Optional.of(
          "label '%s' is no class; the classes are %s, or their indices 0 to %d"
              .formatted(label, Names.shown(names), names.size() - 1));
    }
    return meaning.size() == 1
        ? Optional.empty()
        : Optional.of(
            "label '%s' is the name of several classes; allowed are their indices %s"
                .formatted(label, Names.shown(meaning.stream().map(String::valueOf).toList())));
  }

  /** The index of a label of which there is no {@link #complaint}. */
  int index(String label) {
    return meanings.get(label).get(0);
  }

  /**
   * The classes that labels name, ascending. One of several classes with a name brings the others
   * along: the study tells them apart by their order.
   */
  List<Integer> occurring(Collection<String> labels) {
    var occurring = new HashSet<String>();
    for (var label : labels) {
      meanings.getOrDefault(label, List.of()).forEach(index -> occurring.add(names.get(index)));
    }
    return IntStream.range(0, names.size())
        .filter(index -> occurring.contains(names.get(index)))
        .boxed()
        .toList();
  }
}
