package io.autoft.shift.benchmark;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** What a line is drawn in. The first thirty lines of a figure all look different. */
record Look(Color colour, BasicStroke stroke, Marker marker) {

  /** Those of Matplotlib, and black in the place of its olive, which is near its green. */
  private static final List<Color> COLOURS =
      List.of(
          new Color(0x1f77b4),
          new Color(0xff7f0e),
          new Color(0x2ca02c),
          new Color(0xd62728),
          new Color(0x9467bd),
          new Color(0x8c564b),
          new Color(0xe377c2),
          new Color(0x7f7f7f),
          new Color(0x17becf),
          Color.BLACK);

  private static final List<BasicStroke> STROKES =
      List.of(new BasicStroke(1), dashed(6, 3), dashed(1.5f, 2));

  private static final List<Marker> MARKERS =
      List.of(SeriesMarkers.CIRCLE, SeriesMarkers.SQUARE, SeriesMarkers.TRIANGLE_UP);

  /** That of the line at an index. */
  static Look of(int line) {
    int round = line / COLOURS.size() % STROKES.size();
    return new Look(COLOURS.get(line % COLOURS.size()), STROKES.get(round), MARKERS.get(round));
  }

  private static BasicStroke dashed(float... lengths) {
    return new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, lengths, 0);
  }
}
