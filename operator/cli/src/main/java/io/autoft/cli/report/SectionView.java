package io.autoft.cli.report;

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

  record ChartView(
      String id, String title, String description, int height, List<TableView> numbers) {}

  record TableView(String caption, List<Cell> columns, List<RowView> rows) {}

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
        chart.numbers().stream().map(SectionView::of).toList());
  }

  private static TableView of(Table table) {
    var columns = new ArrayList<Cell>();
    for (int i = 0; i < table.columns().size(); i++) {
      columns.add(new Cell(table.columns().get(i), i > 0 && isNumeric(table, i) ? "n" : "t"));
    }
    return new TableView(
        table.caption(),
        columns,
        table.rows().stream().map(row -> new RowView(row.get(0), cells(row, columns))).toList());
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
