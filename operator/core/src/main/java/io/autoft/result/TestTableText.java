package io.autoft.result;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A table of tests as text: a line a test, their mean, and what it says of each comparison. */
record TestTableText(TestTable table, MetricText words) {

  String text() {
    var tests =
        table.tests().stream()
            .map(test -> row(test, m -> table.mean(m, test), m -> table.difference(m, test)));
    var mean =
        table.shifts().isEmpty()
            ? Stream.<String>empty()
            : Stream.of(
                row(
                    "mean of %d shifts".formatted(table.shifts().size()),
                    table::mean,
                    table::meanDifference));
    return Stream.of(Stream.of(header()), tests, mean, verdicts())
        .flatMap(lines -> lines)
        .collect(Collectors.joining("\n"));
  }

  private String header() {
    var names =
        table.models().stream()
            .map(model -> "%16s".formatted(model.name()))
            .collect(Collectors.joining());
    return "  %-22s%s%s"
        .formatted(
            "test", names, second().map(m -> "%26s".formatted("AutoFT - " + m.name())).orElse(""));
  }

  private String row(
      String name,
      Function<TrainedModel, Optional<SeedMean>> mean,
      Function<TrainedModel, Optional<SeedMean>> difference) {
    var values =
        table.models().stream()
            .map(model -> "%16s".formatted(mean.apply(model).map(this::value).orElse("")))
            .collect(Collectors.joining());
    var gap =
        second()
            .map(model -> "%26s".formatted(difference.apply(model).map(this::gap).orElse("")))
            .orElse("");
    return "  %-22s%s%s".formatted(name, values, gap);
  }

  private String value(SeedMean mean) {
    return "%s (%s)".formatted(words.number(mean.value()), words.number(mean.standardError()));
  }

  /** By how much better, also of a metric that is better when lower. */
  private String gap(SeedMean difference) {
    return "%s (%s)"
        .formatted(words.signed(difference.value()), words.number(difference.standardError()));
  }

  private Stream<String> verdicts() {
    var lines =
        table.models().stream()
            .skip(1)
            .flatMap(
                model ->
                    table
                        .meanDifference(model)
                        .map(
                            d ->
                                "On the mean of the shifts, "
                                    + verdict(d.difference(), model.name()))
                        .stream())
            .toList();
    return lines.isEmpty() ? Stream.empty() : Stream.concat(Stream.of(""), lines.stream());
  }

  private String verdict(Difference difference, String other) {
    return "%s: %s.".formatted(TrainedModel.LEARNED, words.verdict(difference, other));
  }

  /** What the last column compares with. */
  private Optional<TrainedModel> second() {
    return table.models().stream().skip(1).findFirst();
  }
}
