package io.autoft.cli.view;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
    return row(name, cell, other -> "");
  }

  String row(
      String name,
      Function<ComparedStudy, String> cell,
      Function<ComparedStudy, String> difference) {
    var cells = studies.stream().map(cell).map(("%" + width() + "s")::formatted);
    var differences = studies.stream().skip(1).map(difference).map(" %-22s"::formatted);
    return Stream.concat(Stream.of("  %-36s".formatted(name)), Stream.concat(cells, differences))
        .collect(Collectors.joining(" "))
        .stripTrailing();
  }
}
