package io.autoft.optimizer.gp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/**
 * Points, values and parameters with what they amount to in 50 digits: {@code
 * src/test/python/gp_golden.py}.
 */
record GaussianProcessCase(JsonNode node) {

  static List<GaussianProcessCase> all() {
    return elements(golden().get("cases")).stream().map(GaussianProcessCase::new).toList();
  }

  static JsonNode golden() {
    try (var stream = GaussianProcessCase.class.getResourceAsStream("gp.json")) {
      return new ObjectMapper().readTree(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Design design() {
    return design(rows("points"));
  }

  Design queries() {
    return design(rows("queries"));
  }

  double[] values() {
    return numbers(node.get("values"));
  }

  /** The logarithms of the length scales and of the noise's variance. */
  double[] theta() {
    var lengths = numbers(node.get("lengths"));
    var theta = Arrays.copyOf(lengths, lengths.length + 1);
    theta[lengths.length] = node.get("noise").asDouble();
    return Arrays.stream(theta).map(StrictMath::log).toArray();
  }

  GaussianProcess process(int room) {
    var theta = theta();
    int last = theta.length - 1;
    return new GaussianProcess(
        design(),
        values(),
        new GaussianProcessParameters(Arrays.copyOf(theta, last), theta[last]),
        room);
  }

  double value() {
    return node.get("value").asDouble();
  }

  double[] slopes() {
    return numbers(node.get("slopes"));
  }

  /** A mean and a variance for each query. */
  double[][] predictions() {
    return rows("predictions");
  }

  private Design design(double[][] rows) {
    var dimensions =
        Arrays.stream(numbers(node.get("dimensions"))).mapToInt(d -> (int) d).toArray();
    var columns =
        IntStream.range(0, dimensions.length)
            .mapToObj(f -> Arrays.stream(rows).mapToDouble(row -> row[f]).toArray())
            .toArray(double[][]::new);
    return new Design(columns, dimensions, rows.length);
  }

  private double[][] rows(String field) {
    return elements(node.get(field)).stream()
        .map(GaussianProcessCase::numbers)
        .toArray(double[][]::new);
  }

  static double[] numbers(JsonNode array) {
    return elements(array).stream().mapToDouble(JsonNode::asDouble).toArray();
  }

  static List<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }
}
