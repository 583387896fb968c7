package io.autoft.trainer.data;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Files that a table names with more than one label. They are kept, since noise in the labels can
 * be what is studied, but more often a row was copied.
 */
final class TwoLabels {

  private TwoLabels() {}

  /**
   * A line for the log.
   *
   * @param classNames in the order of the labels
   * @return empty if every file has one label
   */
  static Optional<String> remark(List<Example> examples, List<String> classNames) {
    Map<String, Example> first = new HashMap<>();
    var found = new TreeSet<String>();
    for (var example : examples) {
      var path = normalised(example.path());
      var before = first.putIfAbsent(path, example);
      if (before != null && before.label() != example.label()) {
        found.add(
            "%s (line %d: %s, line %d: %s)"
                .formatted(
                    path,
                    before.line(),
                    classNames.get(before.label()),
                    example.line(),
                    classNames.get(example.label())));
      }
    }
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of("under two labels: %s".formatted(Names.shown(found)));
  }

  /** What cannot be a path is reported where it is read. */
  private static String normalised(String path) {
    try {
      return Path.of(path).normalize().toString();
    } catch (InvalidPathException e) {
      return path;
    }
  }
}
