package io.autoft.cli.report;

import io.autoft.result.Difference;
import io.autoft.result.MetricText;
import io.autoft.result.SeedMean;
import io.autoft.result.TestTable;
import io.autoft.result.TestTable.Parameters;
import io.autoft.result.TestTable.Row;
import io.autoft.result.TestTableText;
import io.autoft.result.TrainedModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** Every test of the final models, and what their differences say. */
final class TestsPart implements Part {

  private static final String ID = "tests";
  private static final String TITLE = "Tests of the final models";
  private static final int ROW_HEIGHT = 34;
  private static final int FRAME_HEIGHT = 110;

  /** A value with its 95 % interval. */
  record Interval(double value, double lower, double upper) {

    static Interval of(Difference difference) {
      return new Interval(difference.value(), difference.lower(), difference.upper());
    }
  }

  /**
   * A model, or the learned objective's against it.
   *
   * @param intervals by row; null where it has none
   */
  record Series(String name, List<Interval> intervals) {}

  record Data(Axis axis, List<String> rows, List<Series> series) {}

  @Override
  public Section section(StudyFacts facts) {
    var table = new TestTable(facts.metric(), facts.models(), Parameters.TUNED);
    var rows = table.rows();
    if (rows.isEmpty()) {
      return Section.without(ID, TITLE, reason(facts));
    }
    var charts = new ArrayList<Chart>();
    charts.add(values(facts, table, rows));
    if (table.models().size() > 1) {
      charts.add(differences(facts, table, rows));
    }
    var verdicts = new TestTableText(table, facts.words()).verdicts();
    return new Section(ID, TITLE, verdicts, charts, tables(facts, table), List.of());
  }

  /** A study that goes on has those of its former result, which its models may not be any more. */
  private static String reason(StudyFacts facts) {
    return Optional.ofNullable(facts.status().result())
        .filter(result -> result.finalTrainings().stream().anyMatch(t -> !t.tests().isEmpty()))
        .map(
            result ->
                ("The study has gone on since the model of %s was tested: its tests are in the study's"
                        + " status, and others come with the next final training.")
                    .formatted(result.trial()))
        .orElse(
            "There are no tests: that needs finalTraining and data.tests, and a study that has come"
                + " so far.");
  }

  private static Chart values(StudyFacts facts, TestTable table, List<Row> rows) {
    var series =
        table.models().stream().map(model -> series(model.name(), model, rows, Row::mean)).toList();
    return new Chart(
        "tests",
        "%s with 95 %% intervals".formatted(facts.words().title()),
        "A dot and an interval for each of %s on each of %s."
            .formatted(Wording.count(series.size(), "model"), Wording.count(rows.size(), "row")),
        FRAME_HEIGHT + ROW_HEIGHT * rows.size(),
        new Data(Axis.of(facts.words()), names(rows), series),
        intervals(facts, "Each model on each test", rows, series, facts.words()::number));
  }

  private static Chart differences(StudyFacts facts, TestTable table, List<Row> rows) {
    var series =
        table.models().stream()
            .skip(1)
            .map(
                model ->
                    series(
                        "%s - %s".formatted(TrainedModel.LEARNED, model.name()),
                        model,
                        rows,
                        Row::difference))
            .toList();
    return new Chart(
        "differences",
        "%s against the baselines, better to the right, with 95 %% intervals"
            .formatted(TrainedModel.LEARNED),
        ("A dot and an interval for each difference on each of %s; those that contain 0 show no"
                + " significant difference.")
            .formatted(Wording.count(rows.size(), "row")),
        FRAME_HEIGHT + ROW_HEIGHT * rows.size(),
        new Data(Axis.of(facts.words()), names(rows), series),
        intervals(
            facts,
            "Differences, seed by seed on the same examples",
            rows,
            series,
            facts.words()::signed));
  }

  private static List<String> names(List<Row> rows) {
    return rows.stream().map(Row::name).toList();
  }

  private static Series series(
      String name,
      TrainedModel model,
      List<Row> rows,
      Function<Row, Function<TrainedModel, Optional<SeedMean>>> of) {
    var intervals = new ArrayList<Interval>();
    rows.forEach(
        row ->
            intervals.add(
                of.apply(row)
                    .apply(model)
                    .map(SeedMean::difference)
                    .map(Interval::of)
                    .orElse(null)));
    return new Series(name, intervals);
  }

  private static Table intervals(
      StudyFacts facts,
      String caption,
      List<Row> rows,
      List<Series> series,
      Function<Double, String> number) {
    var columns = Stream.concat(Stream.of("test"), series.stream().map(Series::name)).toList();
    var cells = new ArrayList<List<String>>();
    for (int i = 0; i < rows.size(); i++) {
      int at = i;
      var values = series.stream().map(s -> text(s.intervals().get(at), number));
      cells.add(Stream.concat(Stream.of(rows.get(i).name()), values).toList());
    }
    return new Table(caption + ", " + facts.words().title(), columns, cells);
  }

  private static String text(Interval interval, Function<Double, String> number) {
    return interval == null
        ? ""
        : "%s (%s to %s)"
            .formatted(
                number.apply(interval.value()),
                number.apply(interval.lower()),
                number.apply(interval.upper()));
  }

  private static List<Table> tables(StudyFacts facts, TestTable tuned) {
    var tables = new ArrayList<Table>();
    tables.add(table("With standard errors", facts.words(), tuned));
    var mixed = new TestTable(facts.metric(), facts.models(), Parameters.MIXED);
    if (facts.models().stream().anyMatch(TestsPart::mixed)) {
      tables.add(
          table("The same, mixed with the pretrained model (WiSE-FT)", facts.words(), mixed));
    }
    return tables;
  }

  private static boolean mixed(TrainedModel model) {
    return model.alphas().stream().anyMatch(alpha -> alpha != 1);
  }

  private static Table table(String caption, MetricText words, TestTable table) {
    var models = table.models();
    var columns = new ArrayList<String>();
    columns.add("test");
    models.forEach(model -> columns.add(model.name()));
    models.stream()
        .skip(1)
        .forEach(model -> columns.add("%s - %s".formatted(TrainedModel.LEARNED, model.name())));
    return new Table(
        "%s: %s".formatted(caption, words.title()),
        columns,
        table.rows().stream().map(row -> cells(row, words, models)).toList());
  }

  private static List<String> cells(Row row, MetricText words, List<TrainedModel> models) {
    var means = models.stream().map(row.mean()).map(mean -> cell(mean, words::withError));
    var gaps =
        models.stream().skip(1).map(row.difference()).map(gap -> cell(gap, words::signedWithError));
    return Stream.of(Stream.of(row.name()), means, gaps).flatMap(cells -> cells).toList();
  }

  private static String cell(Optional<SeedMean> mean, BiFunction<Double, Double, String> text) {
    return mean.map(m -> text.apply(m.value(), m.standardError())).orElse("");
  }
}
