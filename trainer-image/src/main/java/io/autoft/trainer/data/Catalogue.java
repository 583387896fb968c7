package io.autoft.trainer.data;

import java.util.List;

/**
 * What one split of a folder has, in the folder's own order.
 *
 * @param table name of the file that names the examples, for messages; empty if there is none
 * @param examples of the split
 * @param classNames of the whole folder, in the order of the labels
 * @param groupNames of the whole folder, in the order of the groups; none if it has no groups
 * @param remarks what is right, but may not be meant: lines for the log
 */
record Catalogue(
    String table,
    List<Example> examples,
    List<String> classNames,
    List<String> groupNames,
    List<String> remarks) {

  Catalogue {
    examples = List.copyOf(examples);
    classNames = List.copyOf(classNames);
    groupNames = List.copyOf(groupNames);
    remarks = List.copyOf(remarks);
  }

  /** What a table names, of which nothing is left out. */
  Catalogue(
      String table, List<Example> examples, List<String> classNames, List<String> groupNames) {
    this(table, examples, classNames, groupNames, List.of());
  }

  /** The same examples with other names of the classes, first to first. */
  Catalogue withClassNames(List<String> otherNames) {
    return new Catalogue(table, examples, otherNames, groupNames, remarks);
  }

  /** Where an example is named, for messages. */
  String place(Example example) {
    return example.line() == 0 ? example.path() : "%s, line %d".formatted(table, example.line());
  }
}
