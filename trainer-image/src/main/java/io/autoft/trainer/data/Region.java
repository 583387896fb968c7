package io.autoft.trainer.data;

/**
 * A region of the plane as a signed distance: negative inside, the distance to the edge outside.
 * The x-axis points right and the y-axis up.
 */
@FunctionalInterface
interface Region {

  double distance(double x, double y);

  /** A disc. */
  static Region disc(double centreX, double centreY, double radius) {
    return (x, y) -> {
      double dx = x - centreX;
      double dy = y - centreY;
      return Math.sqrt(dx * dx + dy * dy) - radius;
    };
  }

  /** The points of either region. */
  default Region or(Region other) {
    return (x, y) -> Math.min(distance(x, y), other.distance(x, y));
  }

  /** The points of this region that are not in the other. */
  default Region without(Region other) {
    return (x, y) -> Math.max(distance(x, y), -other.distance(x, y));
  }

  /** The points that are at most so far from the edge. */
  default Region edge(double halfWidth) {
    return (x, y) -> Math.abs(distance(x, y)) - halfWidth;
  }

  /**
   * A simple polygon.
   *
   * @param corners x and y of each corner in turn
   */
  static Region polygon(double... corners) {
    return (x, y) -> {
      double nearest = Double.POSITIVE_INFINITY;
      boolean inside = false;
      for (int i = 0, j = corners.length - 2; i < corners.length; j = i, i += 2) {
        double edgeX = corners[j] - corners[i];
        double edgeY = corners[j + 1] - corners[i + 1];
        double toX = x - corners[i];
        double toY = y - corners[i + 1];
        double along = (toX * edgeX + toY * edgeY) / (edgeX * edgeX + edgeY * edgeY);
        along = Math.min(1, Math.max(0, along));
        double dx = toX - along * edgeX;
        double dy = toY - along * edgeY;
        nearest = Math.min(nearest, dx * dx + dy * dy);
        // A ray to the right crosses the edge: inside and outside change places.
        if ((toY < 0) != (y < corners[j + 1]) && toX < edgeX * toY / edgeY) {
          inside = !inside;
        }
      }
      return inside ? -Math.sqrt(nearest) : Math.sqrt(nearest);
    };
  }

  /**
   * A polygon whose corners lie on circles about the origin, the first at the top.
   *
   * @param radii of the corners, repeated as often as needed
   */
  static Region radial(int corners, double... radii) {
    var points = new double[2 * corners];
    for (int i = 0; i < corners; i++) {
      double angle = 2 * Math.PI * i / corners;
      points[2 * i] = radii[i % radii.length] * StrictMath.sin(angle);
      points[2 * i + 1] = radii[i % radii.length] * StrictMath.cos(angle);
    }
    return polygon(points);
  }
}
