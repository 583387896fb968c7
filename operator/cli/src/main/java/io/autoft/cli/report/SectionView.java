package io.autoft.cli.report;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A section as the template reads it: with the class of each cell. */
record SectionView(
    String id,
    String title,
    List<String> lead,
    List<ChartView> charts,
    List<TableView> tables,
    List<Listing> listings) {

  private static final Pattern NUMBER = Pattern.compile("[-+]?\\d.*|none|");

  /**
   * Of a folded table whose rows are elements: reading many takes a browser longer than all else.
   */
  private static final int MOST_CELLS = 2000;

  record ChartView(
      String id, String title, String description, int height, List<TableView> numbers) {}

  /**
   * A table.
   *
   * @param rows none where they are packed
   * @param packed one text of the rows as lines and their cells with tabs between, of which the
   *     page makes a table once it is asked for; none where the rows are
   */
  record TableView(String caption, List<Cell> columns, List<RowView> rows, List<String> packed) {}

  record RowView(String name, List<Cell> cells) {}

  /**
   * A cell.
   *
   * @param kind class of the element: numbers are set to the right
   */
  record Cell(String text, String kind) {}

  static SectionView of(Section section) {
    return new SectionView(
        section.id(),
        section.title(),
        section.lead(),
        section.charts().stream().map(SectionView::of).toList(),
        section.tables().stream().map(SectionView::of).toList(),
        section.listings());
  }

  private static ChartView of(Chart chart) {
    return new ChartView(
        chart.id(),
        chart.title(),
        chart.description(),
        chart.height(),
        chart.numbers().stream().map(SectionView::folded).toList());
  }

  private static TableView folded(Table table) {
    return table.rows().size() * table.columns().size() <= MOST_CELLS
        ? of(table)
        : new TableView(table.caption(), columns(table), List.of(), List.of(packed(table.rows())));
  }

  private static String packed(List<List<String>> rows) {
    return rows.stream()
        .map(row -> row.stream().map(SectionView::onOneLine).collect(joining("\t")))
        .collect(joining("\n"));
  }

  private static String onOneLine(String cell) {
    return cell.replaceAll("\\s", " ");
  }

  private static TableView of(Table table) {
    var columns = columns(table);
    return new TableView(
        table.caption(),
        columns,
        table.rows().stream().map(row -> new RowView(row.get(0), cells(row, columns))).toList(),
        List.of());
  }

  private static List<Cell> columns(Table table) {
    var columns = new ArrayList<Cell>();
    for (int i = 0; i < table.columns().size(); i++) {
      columns.add(new Cell(table.columns().get(i), i > 0 && isNumeric(table, i) ? "n" : "t"));
    }
    return columns;
  }

  private static boolean isNumeric(Table table, int column) {
    return table.rows().stream()
        .map(row -> row.get(column))
        .allMatch(text -> NUMBER.matcher(text).matches());
  }

  private static List<Cell> cells(List<String> row, List<Cell> columns) {
    var cells = new ArrayList<Cell>();
    for (int i = 1; i < row.size(); i++) {
      cells.add(new Cell(row.get(i), columns.get(i).kind()));
    }
    return cells;
  }
}
