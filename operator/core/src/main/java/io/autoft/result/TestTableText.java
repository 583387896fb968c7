package io.autoft.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A table of tests as text: a line a test, their mean, and what it says of each comparison. */
public record TestTableText(TestTable table, MetricText words) {

  String text() {
    var lines = new ArrayList<String>();
    lines.add(header());
    table.rows().forEach(row -> lines.add(line(row)));
    var verdicts = verdicts();
    if (!verdicts.isEmpty()) {
      lines.add("");
      lines.addAll(verdicts);
    }
    return String.join("\n", lines);
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

  private String line(TestTable.Row row) {
    var values =
        table.models().stream()
            .map(row.mean())
            .map(mean -> "%16s".formatted(mean.map(this::value).orElse("")))
            .collect(Collectors.joining());
    var gap =
        second()
            .map(row.difference())
            .map(difference -> "%26s".formatted(difference.map(this::gap).orElse("")))
            .orElse("");
    return "  %-22s%s%s".formatted(row.name(), values, gap);
  }

  private String value(SeedMean mean) {
    return words.withError(mean.value(), mean.standardError());
  }

  /** By how much better, also of a metric that is better when lower. */
  private String gap(SeedMean difference) {
    return words.signedWithError(difference.value(), difference.standardError());
  }

  /** What the mean of the shifts says of each comparison, a sentence each. */
  public List<String> verdicts() {
    return table.models().stream()
        .skip(1)
        .flatMap(model -> table.meanDifference(model).map(mean -> verdict(mean, model)).stream())
        .toList();
  }

  private String verdict(SeedMean mean, TrainedModel other) {
    var shifts = table.shifts();
    return "On %s, %s: %s."
        .formatted(
            shifts.size() == 1 ? shifts.get(0) : "the mean of the shifts",
            TrainedModel.LEARNED,
            words.verdict(mean.difference(), other.name()));
  }

  /** What the last column compares with. */
  private Optional<TrainedModel> second() {
    return table.models().stream().skip(1).findFirst();
  }
}
