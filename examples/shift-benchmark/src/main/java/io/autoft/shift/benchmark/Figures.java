package io.autoft.shift.benchmark;

import java.awt.BasicStroke;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.CategorySeries.CategorySeriesRenderStyle;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws the figures of a world. */
final class Figures {

  private static final double PERCENT = 100;
  private static final int WIDTH = 760;
  private static final int HEIGHT = 520;
  private static final int DPI = 150;
  private static final int LABEL_ROTATION = 45;

  private Figures() {}

  /**
   * The paper's figure: in distribution against unseen shifts, a line for each method, from its
   * tuned model to the one that WiSE-FT mixed.
   *
   * @param file without its ending, which is {@code .png}
   */
  static void inDistributionAgainstUnseen(
      String world, Contestants tuned, Contestants ensembled, Path file) throws IOException {
    var chart = againstUnseen(world);
    for (var name : tuned.names()) {
      var ends = List.of(tuned.results(name).values(), ensembled.results(name).values());
      var series =
          chart.addSeries(
              name,
              ends.stream().mapToDouble(end -> mean(end, Result::inDistribution)).toArray(),
              ends.stream().mapToDouble(end -> mean(end, Result::unseen)).toArray());
      series.setMarker(SeriesMarkers.CIRCLE);
      series.setLineStyle(new BasicStroke(1));
    }
    save(chart, file);
  }

  /** An empty chart of the models of a world. */
  private static XYChart againstUnseen(String world) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(world)
            .xAxisTitle("in distribution, %")
            .yAxisTitle("mean of the unseen shifts, %")
            .build();
    chart.getStyler().setLegendPosition(LegendPosition.OutsideE);
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    chart.getStyler().setYAxisDecimalPattern("0").setXAxisDecimalPattern("0");
    return chart;
  }

  /**
   * The figure of the papers on WiSE-FT and AutoFT: the same along the whole curve, a line for each
   * method, from the pretrained model, a diamond, to the tuned ones, a circle. Methods that have
   * not run with all seeds are left out: other seeds have other training sets and tests.
   *
   * @param file without its ending, which is {@code .png}
   */
  static void curves(String world, ByNameAndSeed<Curve> curves, Path file) throws IOException {
    var lines = new CurveLines(againstUnseen(world));
    int seeds = curves.names().stream().mapToInt(name -> curves.get(name).size()).max().orElse(0);
    for (var name : curves.names()) {
      if (curves.get(name).size() == seeds) {
        lines.add(name, Curve.mean(curves.get(name).values()));
      }
    }
    save(lines.chart(), file);
  }

  /** A point for each method: its difference to a rival, with the 95 % interval. */
  static void differences(String world, Contestants contestants, String rival, Path file)
      throws IOException {
    var differences = contestants.against(rival);
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(world)
            .yAxisTitle("unseen shifts, points against " + rival)
            .build();
    chart.getStyler().setDefaultSeriesRenderStyle(CategorySeriesRenderStyle.Scatter);
    chart.getStyler().setLegendVisible(false).setChartBackgroundColor(Color.WHITE);
    chart.getStyler().setXAxisLabelRotation(LABEL_ROTATION).setYAxisDecimalPattern("0.0");
    chart.addSeries(
        rival,
        List.copyOf(differences.keySet()),
        differences.values().stream().map(d -> PERCENT * d.mean()).toList(),
        differences.values().stream().map(d -> PERCENT * d.margin()).toList());
    save(chart, file);
  }

  /**
   * A line over what was spent: the differences to a rival of methods that differ in one number,
   * with their 95 % intervals.
   *
   * @param methods by that number, ascending; those that were not run are left out
   */
  static void spending(
      String world,
      Contestants contestants,
      String rival,
      String spent,
      SortedMap<Integer, String> methods,
      Path file)
      throws IOException {
    var differences = contestants.against(rival);
    var run = new TreeMap<>(methods);
    run.values().retainAll(differences.keySet());
    if (run.size() < 2) {
      return;
    }
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(world)
            .xAxisTitle(spent)
            .yAxisTitle("unseen shifts, points against " + rival)
            .build();
    chart.getStyler().setLegendVisible(false).setChartBackgroundColor(Color.WHITE);
    chart.getStyler().setYAxisDecimalPattern("0.0").setYAxisMin(0.0);
    var line =
        chart.addSeries(
            rival,
            run.keySet().stream().map(String::valueOf).toList(),
            run.values().stream().map(m -> PERCENT * differences.get(m).mean()).toList(),
            run.values().stream().map(m -> PERCENT * differences.get(m).margin()).toList());
    line.setChartCategorySeriesRenderStyle(CategorySeriesRenderStyle.Line);
    line.setMarker(SeriesMarkers.CIRCLE);
    save(chart, file);
  }

  private static void save(Chart<?, ?> chart, Path file) throws IOException {
    BitmapEncoder.saveBitmapWithDPI(chart, file.toString(), BitmapEncoder.BitmapFormat.PNG, DPI);
  }

  private static double mean(Collection<Result> results, ToDoubleFunction<Result> value) {
    return PERCENT * results.stream().mapToDouble(value).average().orElseThrow();
  }
}
