package io.autoft.shift.benchmark;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.CategorySeries;
import org.knowm.xchart.CategorySeries.CategorySeriesRenderStyle;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The figures of a world. */
final class Figures {

  private static final double PERCENT = 100;
  private static final int WIDTH = 760;

  /** Of one method among others: XChart leaves out names that have no room. */
  private static final int METHOD_WIDTH = 44;

  private static final int HEIGHT = 520;
  private static final int LEGEND_LINE = 21;
  private static final int DPI = 150;
  private static final int LABEL_ROTATION = 45;

  private Figures() {}

  /**
   * The paper's figure: in distribution against unseen shifts, a line for each method, from its
   * tuned model to the one that WiSE-FT mixed.
   */
  static XYChart inDistributionAgainstUnseen(
      String world, Contestants tuned, Contestants ensembled) {
    var chart = againstUnseen(world, tuned.names().size());
    for (var name : tuned.names()) {
      var look = Look.of(chart.getSeriesMap().size());
      var ends = List.of(tuned.results(name).values(), ensembled.results(name).values());
      var series =
          chart.addSeries(
              name,
              ends.stream().mapToDouble(end -> mean(end, Result::inDistribution)).toArray(),
              ends.stream().mapToDouble(end -> mean(end, Result::unseen)).toArray());
      series.setMarker(look.marker()).setMarkerColor(look.colour());
      series.setLineColor(look.colour()).setLineStyle(look.stroke());
    }
    return chart;
  }

  /** An empty chart of some models of a world, as high as its legend will be. */
  private static XYChart againstUnseen(String world, int models) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(Math.max(HEIGHT, LEGEND_LINE * (models + 1)))
            .title(world)
            .xAxisTitle("in distribution, %")
            .yAxisTitle("mean of the unseen shifts, %")
            .build();
    chart.getStyler().setLegendPosition(LegendPosition.OutsideE);
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    chart.getStyler().setYAxisDecimalPattern("0").setXAxisDecimalPattern("0");
    chart.getStyler().setLocale(Locale.ROOT);
    return chart;
  }

  /**
   * The figure of the papers on WiSE-FT and AutoFT: the same along the whole curve, a line for each
   * method, from the pretrained model, a diamond, to the tuned ones, a circle.
   */
  static XYChart curves(String world, ByNameAndSeed<Curve> curves) {
    var lines = new CurveLines(againstUnseen(world, curves.names().size()));
    for (var name : curves.names()) {
      lines.add(name, Curve.mean(curves.get(name).values()));
    }
    return lines.chart();
  }

  /** A point for each method: its difference to a rival, with the 95 % interval. */
  static CategoryChart differences(String world, Contestants contestants, String rival) {
    var differences = contestants.against(rival);
    var chart = pointsAgainst(rival, world, Math.max(WIDTH, METHOD_WIDTH * differences.size()));
    chart.getStyler().setDefaultSeriesRenderStyle(CategorySeriesRenderStyle.Scatter);
    chart.getStyler().setXAxisLabelRotation(LABEL_ROTATION);
    addDifferences(chart, List.copyOf(differences.keySet()), differences.values());
    return chart;
  }

  /**
   * A line over what was spent: the differences to a rival of methods that differ in one number,
   * with their 95 % intervals. XChart's axis has zero on it, wherever the differences are.
   *
   * @param methods by that number, ascending, all of which have a difference to the rival
   */
  static CategoryChart spending(
      String world,
      Contestants contestants,
      String rival,
      String spent,
      SortedMap<Integer, String> methods) {
    var differences = methods.values().stream().map(contestants.against(rival)::get).toList();
    var chart = pointsAgainst(rival, world, WIDTH);
    chart.setXAxisTitle(spent);
    var line =
        addDifferences(chart, methods.keySet().stream().map(String::valueOf).toList(), differences);
    line.setChartCategorySeriesRenderStyle(CategorySeriesRenderStyle.Line);
    line.setMarker(SeriesMarkers.CIRCLE);
    return chart;
  }

  private static CategoryChart pointsAgainst(String rival, String world, int width) {
    var chart =
        new CategoryChartBuilder()
            .width(width)
            .height(HEIGHT)
            .title(world)
            .yAxisTitle("unseen shifts, points against " + rival)
            .build();
    chart.getStyler().setLegendVisible(false).setChartBackgroundColor(Color.WHITE);
    chart.getStyler().setYAxisDecimalPattern("0.0").setLocale(Locale.ROOT);
    return chart;
  }

  private static CategorySeries addDifferences(
      CategoryChart chart, List<String> names, Collection<Difference> differences) {
    return chart.addSeries(
        "differences",
        names,
        differences.stream().map(d -> PERCENT * d.mean()).toList(),
        differences.stream().map(d -> PERCENT * d.margin()).toList());
  }

  /**
   * Writes a figure.
   *
   * @param file without its ending, which is {@code .png}
   */
  static void save(Chart<?, ?> chart, Path file) throws IOException {
    BitmapEncoder.saveBitmapWithDPI(chart, file.toString(), BitmapEncoder.BitmapFormat.PNG, DPI);
  }

  private static double mean(Collection<Result> results, ToDoubleFunction<Result> value) {
    return PERCENT * results.stream().mapToDouble(value).average().orElseThrow();
  }
}
