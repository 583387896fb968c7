package io.autoft.trainer.data;

import java.util.List;

/**
 * What one split of a folder has, in the folder's own order.
 *
 * @param table name of the file that names the examples, for messages; empty if there is none
 * @param examples of the split
 * @param classNames of the whole folder, in the order of the labels
 * @param groupNames of the whole folder, in the order of the groups; none if it has no groups
 */
record Catalogue(
    String table, List<Example> examples, List<String> classNames, List<String> groupNames) {

  Catalogue {
    examples = List.copyOf(examples);
    classNames = List.copyOf(classNames);
    groupNames = List.copyOf(groupNames);
  }

  /** Where an example is named, for messages. */
  String place(Example example) {
    return example.line() == 0 ? example.path() : "%s, line %d".formatted(table, example.line());
  }
}
