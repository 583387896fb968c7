package io.autoft.shift.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.autoft.contract.Metric;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * A trained model on its way from the pretrained one, as WiSE-FT mixes the two, or the mean of
 * several.
 *
 * @param points at ascending alpha, from 0 to 1
 */
record Curve(List<Point> points) implements Validated {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * The study's metric at one alpha.
   *
   * @param validation on the OOD validation set
   * @param inDistribution on the test of the training distribution
   * @param unseen mean over the shifts that took no part in any choice
   */
  record Point(double alpha, double validation, double inDistribution, double unseen) {}

  Curve {
    points = List.copyOf(points);
  }

  /** Reads an {@code ensemble.json}; none where the tests were not evaluated along the curve. */
  static Optional<Curve> read(Path file) throws IOException {
    var ensemble = JSON.readTree(file.toFile());
    var metric = Metric.valueOf(ensemble.get("metric").asText()).key();
    var points = new ArrayList<Point>();
    for (var point : ensemble.get("curve")) {
      if (!point.has("tests")) {
        return Optional.empty();
      }
      points.add(point(point, metric));
    }
    return Optional.of(new Curve(points));
  }

  private static Point point(JsonNode point, String metric) {
    Map<String, Double> tests = new TreeMap<>();
    for (var test : point.get("tests").properties()) {
      tests.put(test.getKey(), test.getValue().get(metric).asDouble());
    }
    var result = Result.of(point.get("oodValidation." + metric).asDouble(), tests);
    return new Point(
        point.get("alpha").asDouble(),
        result.validation(),
        result.inDistribution(),
        result.unseen());
  }

  /** The mean at each alpha. */
  static Curve mean(Collection<Curve> curves) {
    var first = curves.iterator().next().points();
    return new Curve(
        IntStream.range(0, first.size())
            .mapToObj(i -> mean(curves.stream().map(curve -> curve.points().get(i)).toList()))
            .toList());
  }

  private static Point mean(List<Point> points) {
    return new Point(
        points.get(0).alpha(),
        mean(points, Point::validation),
        mean(points, Point::inDistribution),
        mean(points, Point::unseen));
  }

  private static double mean(List<Point> points, ToDoubleFunction<Point> value) {
    return points.stream().mapToDouble(value).average().orElseThrow();
  }

  /** That of the tuned parameters, by which a rate is chosen. */
  @Override
  public double validation() {
    return points.get(points.size() - 1).validation();
  }
}
