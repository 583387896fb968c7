package io.autoft.cli.report;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A table of text.
 *
 * @param rows as many cells in each as there are columns; the first names the row
 */
record Table(String caption, List<String> columns, List<List<String>> rows) {

  Table {
    requireNonNull(caption, "caption is null");
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    for (var row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            "%s: %s has not a cell a column".formatted(caption, row));
      }
    }
  }
}
