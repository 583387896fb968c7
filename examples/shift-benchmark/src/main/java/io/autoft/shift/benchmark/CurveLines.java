package io.autoft.shift.benchmark;

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
    var look = Look.of(chart.getSeriesMap().size() / SERIES_OF_A_CURVE);
    var points = curve.points();
    series(name, points, SeriesMarkers.NONE, look);
    end(name + ", pretrained", points.get(0), SeriesMarkers.DIAMOND, look);
    end(name + ", tuned", points.get(points.size() - 1), SeriesMarkers.CIRCLE, look);
  }

  private void end(String name, Curve.Point point, Marker marker, Look look) {
    series(name, List.of(point), marker, look).setShowInLegend(false);
  }

  private XYSeries series(String name, List<Curve.Point> points, Marker marker, Look look) {
    var series =
        chart.addSeries(
            name,
            points.stream().mapToDouble(point -> PERCENT * point.inDistribution()).toArray(),
            points.stream().mapToDouble(point -> PERCENT * point.unseen()).toArray());
    series.setMarker(marker);
    series.setMarkerColor(look.colour());
    series.setLineColor(look.colour());
    series.setLineStyle(look.stroke());
    return series;
  }
}
