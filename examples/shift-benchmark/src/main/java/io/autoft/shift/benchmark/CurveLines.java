package io.autoft.shift.benchmark;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Draws curves with a marker at each end. A series has the same marker at all of its points, so an
 * end is a series of its own, in the colour of its line.
 */
record CurveLines(XYChart chart) {

  private static final double PERCENT = 100;
  private static final int SERIES_OF_A_CURVE = 3;

  void add(String name, Curve curve) {
    var colours = chart.getStyler().getSeriesColors();
    var colour = colours[chart.getSeriesMap().size() / SERIES_OF_A_CURVE % colours.length];
    var points = curve.points();
    series(name, points, SeriesMarkers.NONE, colour);
    end(name + ", pretrained", points.get(0), SeriesMarkers.DIAMOND, colour);
    end(name + ", tuned", points.get(points.size() - 1), SeriesMarkers.CIRCLE, colour);
  }

  private void end(String name, Curve.Point point, Marker marker, Color colour) {
    series(name, List.of(point), marker, colour).setShowInLegend(false);
  }

  private XYSeries series(String name, List<Curve.Point> points, Marker marker, Color colour) {
    var series =
        chart.addSeries(
            name,
            points.stream().mapToDouble(point -> PERCENT * point.inDistribution()).toArray(),
            points.stream().mapToDouble(point -> PERCENT * point.unseen()).toArray());
    series.setMarker(marker);
    series.setMarkerColor(colour);
    series.setLineColor(colour);
    series.setLineStyle(new BasicStroke(1));
    return series;
  }
}
