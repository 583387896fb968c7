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

  /** A line without differences. */
  String row(String name, Function<ComparedStudy, String> cell) {
    return row(name, cell, other -> "");
  }

  String row(
      String name,
      Function<ComparedStudy, String> cell,
      Function<ComparedStudy, String> difference) {
    var cells = studies.stream().map(cell).map("%22s"::formatted);
    var differences = studies.stream().skip(1).map(difference).map(" %-22s"::formatted);
    return Stream.concat(Stream.of("  %-36s".formatted(name)), Stream.concat(cells, differences))
        .collect(Collectors.joining(" "))
        .stripTrailing();
  }
}
