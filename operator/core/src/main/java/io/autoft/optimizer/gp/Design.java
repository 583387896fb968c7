package io.autoft.optimizer.gp;

import io.autoft.optimizer.space.SearchSpace;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The points of some trials as a matrix of features ("design matrix"), one array for each feature,
 * so that distances are computed by walking along arrays.
 *
 * @param columns one for each feature
 * @param dimensions which free parameter each feature belongs to, from 0: those of a category share
 *     one length scale
 * @param size the number of points, which is the length of each column
 */
record Design(double[][] columns, int[] dimensions, int size) {

  static Design of(SearchSpace space, List<Map<String, Double>> points) {
    var columns = new double[space.features()][points.size()];
    for (int i = 0; i < points.size(); i++) {
      var features = space.encode(points.get(i));
      for (int f = 0; f < columns.length; f++) {
        columns[f][i] = features[f];
      }
    }
    return new Design(columns, dimensions(space), points.size());
  }

  private static int[] dimensions(SearchSpace space) {
    var free = space.free();
    return IntStream.range(0, free.size())
        .flatMap(d -> IntStream.generate(() -> d).limit(free.get(d).features()))
        .toArray();
  }

  /** How many free parameters there are. */
  int parameters() {
    return dimensions.length == 0 ? 0 : dimensions[dimensions.length - 1] + 1;
  }

  /** The features of a point. */
  double[] row(int index) {
    return Arrays.stream(columns).mapToDouble(column -> column[index]).toArray();
  }

  /** These points and one more. */
  Design with(double[] point) {
    var longer = new double[columns.length][];
    for (int f = 0; f < columns.length; f++) {
      longer[f] = Arrays.copyOf(columns[f], size + 1);
      longer[f][size] = point[f];
    }
    return new Design(longer, dimensions, size + 1);
  }

  /** The points of some indices. */
  Design subset(int[] indices) {
    var chosen = new double[columns.length][];
    for (int f = 0; f < columns.length; f++) {
      var column = columns[f];
      chosen[f] = Arrays.stream(indices).mapToDouble(i -> column[i]).toArray();
    }
    return new Design(chosen, dimensions, indices.length);
  }

  /** Squared distances in units of length scales, between a point and those from an index on. */
  void squaredDistances(double[] point, double[] inverseSquares, int from, double[] squares) {
    Arrays.fill(squares, from, size, 0);
    for (int f = 0; f < columns.length; f++) {
      var column = columns[f];
      double x = point[f];
      double weight = inverseSquares[f];
      for (int i = from; i < size; i++) {
        double difference = column[i] - x;
        squares[i] += weight * (difference * difference);
      }
    }
  }
}
