package io.autoft.optimizer.tpe;

import java.util.Arrays;

/**
 * Rules for the widths of the kernels along one parameter. Whatever the rule, the width is then
 * clipped to [R / min(100, m + 2), R] for m observations on a range R. Watanabe (arXiv 2304.11127)
 * compares them.
 */
enum Bandwidths {
  /**
   * The distance to the left or right neighbour, whichever is farther; the outermost observations
   * have one neighbour, a single one takes the farther bound. So kernels are narrow where
   * observations are dense (Bergstra et al. 2011).
   */
  NEIGHBOURS {
    @Override
    double[] unclipped(double[] observations, double low, double high, int dimensions) {
      return observations.length == 1
          ? new double[] {Math.max(observations[0] - low, high - observations[0])}
          : fartherGaps(observations, low, high);
    }
  },
  /** The same with the middle of the range, where the prior is, as a neighbour. */
  NEIGHBOURS_AND_CENTRE {
    @Override
    double[] unclipped(double[] observations, double low, double high, int dimensions) {
      int m = observations.length;
      var points = Arrays.copyOf(observations, m + 1);
      points[m] = low + 0.5 * (high - low);
      return Arrays.copyOf(fartherGaps(points, low, high), m);
    }
  },
  /**
   * The same for all m observations in d dimensions: R m^(-1 / (d + 4)) / 5, after Scott (1992).
   */
  SCOTT {
    @Override
    double[] unclipped(double[] observations, double low, double high, int dimensions) {
      int m = observations.length;
      var widths = new double[m];
      Arrays.fill(widths, 0.2 * StrictMath.pow(m, -1.0 / (dimensions + 4)) * (high - low));
      return widths;
    }
  };

  /** Exact where it is more than the least width. */
  abstract double[] unclipped(double[] observations, double low, double high, int dimensions);

  /** One width for each observation, in its order; equal observations count as neighbours. */
  double[] of(double[] observations, double low, double high, int dimensions) {
    double range = high - low;
    // The range of a parameter may be so small that a hundredth of it is 0.
    double least = Math.max(range / Math.min(100, observations.length + 2), Double.MIN_VALUE);
    var widths = unclipped(observations, low, high, dimensions);
    for (int i = 0; i < widths.length; i++) {
      widths[i] = Math.max(least, Math.min(range, widths[i]));
    }
    return widths;
  }

  /**
   * For each point the farther of the gaps to its neighbours; equal points are neighbours in the
   * order given. Gaps that will be clipped anyway are given as 0, so that nothing need be sorted:
   * the range is cut into cells of half the least width, and only gaps between cells count.
   */
  private static double[] fartherGaps(double[] points, double low, double high) {
    int cells = 2 * Math.min(100, points.length + 2);
    var least = new int[cells];
    var greatest = new int[cells];
    Arrays.fill(least, -1);
    for (int i = 0; i < points.length; i++) {
      int cell = Math.min(cells - 1, (int) ((points[i] - low) / (high - low) * cells));
      if (least[cell] < 0) {
        least[cell] = i;
        greatest[cell] = i;
      } else if (points[i] < points[least[cell]]) {
        least[cell] = i;
      } else if (points[i] >= points[greatest[cell]]) {
        greatest[cell] = i;
      }
    }
    var gaps = new double[points.length];
    int before = -1;
    for (int cell = 0; cell < cells; cell++) {
      if (least[cell] >= 0) {
        if (before >= 0) {
          double gap = points[least[cell]] - points[before];
          gaps[before] = Math.max(gaps[before], gap);
          gaps[least[cell]] = gap;
        }
        before = greatest[cell];
      }
    }
    return gaps;
  }
}
