package io.autoft.cli.view;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Lines with a column for each study, and after them one for what each but the first has beside the
 * first.
 */
record Columns(List<ComparedStudy> studies) {

  /** Of a difference with its interval. */
  private static final int LEAST_WIDTH = 22;

  private int width() {
    return studies.stream().mapToInt(s -> s.label().length()).reduce(LEAST_WIDTH, Math::max);
  }

  /** A line without differences. */
  String row(String name, Function<ComparedStudy, String> cell) {
    return row(name, studies.stream().map(cell).toList());
  }

  /** The same, with the cell of each study. */
  String row(String name, List<String> cells) {
    var line = new StringBuilder("  %-36s".formatted(name));
    cells.forEach(cell -> line.append(' ').append(("%" + width() + "s").formatted(cell)));
    return line.toString().stripTrailing();
  }

  String row(
      String name,
      Function<ComparedStudy, String> cell,
      Function<ComparedStudy, String> difference) {
    var differences = studies.stream().skip(1).map(difference).map("%-22s"::formatted);
    return row(name, cell)
        .concat(differences.collect(Collectors.joining("  ", "  ", "")))
        .stripTrailing();
  }
}
