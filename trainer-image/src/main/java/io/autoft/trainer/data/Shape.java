package io.autoft.trainer.data;

import java.util.List;
import java.util.Locale;

/** The classes of the demo world, each within the unit square (-1 .. 1) or a little beyond. */
enum Shape {
  CIRCLE(Region.disc(0, 0, 0.95)),
  SQUARE(Region.polygon(-0.82, -0.82, 0.82, -0.82, 0.82, 0.82, -0.82, 0.82)),
  TRIANGLE(Region.polygon(0, 0.95, 0.95, -0.75, -0.95, -0.75)),
  STAR(Region.radial(10, 1.05, 0.42)),
  CROSS(
      Region.polygon(
          -0.28, -0.95, 0.28, -0.95, 0.28, -0.28, 0.95, -0.28, 0.95, 0.28, 0.28, 0.28, 0.28, 0.95,
          -0.28, 0.95, -0.28, 0.28, -0.95, 0.28, -0.95, -0.28, -0.28, -0.28)),
  RING(Region.disc(0, 0, 0.73).edge(0.22)),
  HEART(
      Region.polygon(0, -0.95, 0.83, 0, 0, 0.55, -0.83, 0)
          .or(Region.disc(0.45, 0.35, 0.5))
          .or(Region.disc(-0.45, 0.35, 0.5))),
  ARROW(
      Region.polygon(0, 1, 0.8, 0.1, 0.28, 0.1, 0.28, -0.95, -0.28, -0.95, -0.28, 0.1, -0.8, 0.1)),
  MOON(Region.disc(0.1, 0, 0.95).without(Region.disc(0.55, 0.1, 0.8))),
  HEXAGON(Region.radial(6, 1));

  static final List<Shape> ALL = List.of(values());

  private final Region region;

  Shape(Region region) {
    this.region = region;
  }

  Region region() {
    return region;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The colour that its background has more often than others where backgrounds leak the class. */
  Colour ownColour() {
    return Colour.ALL.get(ordinal());
  }
}
