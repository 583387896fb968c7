package io.autoft.shift.benchmark;

import java.awt.BasicStroke;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws the figure of a world after the paper's: in distribution against unseen shifts. */
final class Figures {

  private static final double PERCENT = 100;
  private static final int WIDTH = 760;
  private static final int HEIGHT = 520;
  private static final int DPI = 150;

  private Figures() {}

  /**
   * A line for each method, from its tuned model to the one that WiSE-FT mixed.
   *
   * @param file without its ending, which is {@code .png}
   */
  static void inDistributionAgainstUnseen(
      String world, Contestants tuned, Contestants ensembled, Path file) throws IOException {
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
    BitmapEncoder.saveBitmapWithDPI(chart, file.toString(), BitmapEncoder.BitmapFormat.PNG, DPI);
  }

  private static double mean(Collection<Result> results, ToDoubleFunction<Result> value) {
    return PERCENT * results.stream().mapToDouble(value).average().orElseThrow();
  }
}
