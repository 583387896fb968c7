package io.autoft.result;

import io.autoft.api.v1alpha1.FinalTrainingResult;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A table of tests as text: a line a test, their mean, and what it says of each comparison. */
record TestTableText(TestTable table, MetricText words) {

  String text() {
    var tests =
        table.tests().stream()
            .map(test -> row(test, m -> table.estimate(m, test), m -> table.difference(m, test)));
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
      Function<FinalTrainingResult, Optional<Estimate>> estimate,
      Function<FinalTrainingResult, Optional<Difference>> difference) {
    var values =
        table.models().stream()
            .map(model -> "%16s".formatted(estimate.apply(model).map(this::cell).orElse("")))
            .collect(Collectors.joining());
    var gap =
        second()
            .map(model -> "%26s".formatted(difference.apply(model).map(this::cell).orElse("")))
            .orElse("");
    return "  %-22s%s%s".formatted(name, values, gap);
  }

  private String cell(Estimate estimate) {
    return "%s (%s)"
        .formatted(words.number(estimate.value()), words.number(estimate.standardError()));
  }

  /** By how much better, also of a metric that is better when lower. */
  private String cell(Difference difference) {
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
                        .map(d -> "On the mean of the shifts, " + verdict(d, model.name()))
                        .stream())
            .toList();
    return lines.isEmpty() ? Stream.empty() : Stream.concat(Stream.of(""), lines.stream());
  }

  private String verdict(Difference difference, String other) {
    return "%s: %s.".formatted(TrainedModel.LEARNED, words.verdict(difference, other));
  }

  /** What the last column compares with. */
  private Optional<FinalTrainingResult> second() {
    return table.models().stream().skip(1).findFirst();
  }
}
