package io.autoft.optimizer.cmaes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.autoft.optimizer.numerics.SymmetricEigen;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** References: {@code src/test/python/cmaes_golden.py}. */
class CovarianceMatrixAdaptationTest {

  private static final int N = 10;
  private static final int LAMBDA = 10;
  private static final int SEEDS = 7;
  private static final int MAX_EVALUATIONS = 30_000;

  /** To 1e-7, since the reference adds 1e-8 to a square that it divides by. */
  @Test
  void learnsWhatTheReferenceLearnsFromTheSamePoints() throws IOException {
    var adaptation = adaptation(filled(5, 0.5), 0.25, false);
    var states = golden().get("states");
    for (int generation = 0; generation < states.size(); generation++) {
      adaptation.learn(points(generation));
      var state = states.get(generation);
      assertThat(adaptation.mean()).containsExactly(numbers(state.get("mean")), within(1e-7));
      assertThat(adaptation.step()).isEqualTo(state.get("step").asDouble(), within(1e-7));
      for (int i = 0; i < 5; i++) {
        assertThat(adaptation.covariance()[i])
            .containsExactly(numbers(state.get("covariance").get(i)), within(1e-7));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sphere", "ellipsoid", "rosenbrock"})
  void convergesAsFastAsTheReference(String name) throws IOException {
    double reference = golden().get("evaluations").get(name).asDouble();
    assertThat(medianEvaluations(function(name), false))
        .isBetween(0.8 * reference, 1.2 * reference);
  }

  /** Whose axes are the coordinates' own, so that there is nothing else to learn. */
  @Test
  void learnsVariancesFasterThanAMatrix() throws IOException {
    double reference = golden().get("evaluations").get("ellipsoid").asDouble();
    assertThat(medianEvaluations(function("ellipsoid"), true)).isLessThan(0.7 * reference);
  }

  @Test
  void convergesOnATurnedEllipsoidAsOnAStraightOne() {
    var axes = SymmetricEigen.of(symmetric(N)).vectors();
    var straight = function("ellipsoid");
    double turned = medianEvaluations(x -> straight.applyAsDouble(times(axes, x)), false);
    assertThat(turned / medianEvaluations(straight, false)).isBetween(0.85, 1.15);
  }

  /** Powers of two, so that not even rounding differs. */
  @Test
  void doesTheSameOnAnyScale() {
    var one = adaptation(filled(4, 3), 2, false);
    var other = adaptation(filled(4, 3 * 1024), 2 * 1024, false);
    var random = new SplittableRandom(5);
    for (int generation = 0; generation < 20; generation++) {
      var points = new ArrayList<double[]>();
      for (int k = 0; k < 8; k++) {
        points.add(one.draw(random));
      }
      points.sort(Comparator.comparingDouble(function("sphere")));
      one.learn(points);
      other.learn(points.stream().map(x -> scaled(x, 1024)).toList());
    }
    assertThat(other.mean()).containsExactly(scaled(one.mean(), 1024));
    assertThat(other.step()).isEqualTo(1024 * one.step());
    assertThat(other.covariance()).isEqualTo(one.covariance());
  }

  /** A step of a thousand deviations is taken for one of sqrt(2) + 1. */
  @Test
  void shortensTheStepToAPointFromFarAway() {
    var far = adaptation(filled(2, 0), 1, false);
    far.learn(List.of(new double[] {1000, 0}, new double[] {-1000, 0}));
    var near = adaptation(filled(2, 0), 1, false);
    near.learn(List.of(new double[] {Math.sqrt(2) + 1, 0}, new double[] {-Math.sqrt(2) - 1, 0}));
    assertThat(far.mean()).containsExactly(near.mean(), within(1e-12));
    assertThat(far.mean()[0]).isEqualTo(Math.sqrt(2) + 1, within(1e-12));
    assertThat(far.step()).isEqualTo(near.step(), within(1e-12));
  }

  @Test
  void keepsTheLeastDeviations() {
    var adaptation =
        new CovarianceMatrixAdaptation(filled(3, 0.5), 0.2, new double[] {0, 0.05, 0}, false);
    for (int generation = 0; generation < 60; generation++) {
      var points = new ArrayList<double[]>();
      for (int k = 0; k < 7; k++) {
        // All of them agree in the second coordinate, as rounded ones do.
        points.add(new double[] {0.3 + 0.01 * unit(7 * generation + k), 0.5, 0.1 * k});
      }
      adaptation.learn(points);
    }
    double floor = adaptation.step() * Math.sqrt(adaptation.covariance()[1][1]);
    assertThat(floor).isEqualTo(0.05, within(0.01)).isGreaterThanOrEqualTo(0.05 - 1e-12);
  }

  /** Evaluations until a value below 1e-8, from (3, .., 3) with step 2. */
  private static double medianEvaluations(ToDoubleFunction<double[]> function, boolean separable) {
    return IntStream.range(0, SEEDS)
        .map(seed -> evaluations(function, separable, seed))
        .sorted()
        .skip(SEEDS / 2)
        .findFirst()
        .orElseThrow();
  }

  private static int evaluations(ToDoubleFunction<double[]> function, boolean separable, int seed) {
    var adaptation = adaptation(filled(N, 3), 2, separable);
    var random = new SplittableRandom(seed);
    int count = 0;
    while (count < MAX_EVALUATIONS) {
      var points = new ArrayList<double[]>();
      for (int k = 0; k < LAMBDA; k++) {
        points.add(adaptation.draw(random));
        count++;
        if (function.applyAsDouble(points.get(k)) < 1e-8) {
          return count;
        }
      }
      points.sort(Comparator.comparingDouble(function));
      adaptation.learn(points);
    }
    return count;
  }

  private static CovarianceMatrixAdaptation adaptation(
      double[] mean, double step, boolean separable) {
    return new CovarianceMatrixAdaptation(mean, step, new double[mean.length], separable);
  }

  private static ToDoubleFunction<double[]> function(String name) {
    return switch (name) {
      case "sphere" -> x -> Arrays.stream(x).map(v -> v * v).sum();
      case "ellipsoid" ->
          x ->
              IntStream.range(0, x.length)
                  .mapToDouble(i -> Math.pow(10, 6.0 * i / (x.length - 1)) * x[i] * x[i])
                  .sum();
      default ->
          x ->
              IntStream.range(0, x.length - 1)
                  .mapToDouble(
                      i -> 100 * Math.pow(x[i + 1] - x[i] * x[i], 2) + (1 - x[i]) * (1 - x[i]))
                  .sum();
    };
  }

  /** The reference's points of a generation, the best first. */
  private static List<double[]> points(int generation) {
    return IntStream.range(0, 8)
        .mapToObj(
            k -> {
              var point = new double[5];
              Arrays.setAll(point, d -> 0.4 + 0.2 * unit((generation * 8 + k) * 5 + d));
              point[0] += 0.02 * k - 0.01 * generation;
              point[1] = 0.5 + (point[1] - 0.5) * 1.5;
              return point;
            })
        .toList();
  }

  private static double unit(int index) {
    int x = (index + 1) * 0x9E3779B1;
    x = (x ^ (x >>> 15)) * 0x85EBCA77;
    x = (x ^ (x >>> 13)) * 0xC2B2AE3D;
    return Integer.toUnsignedLong(x ^ (x >>> 16)) * 0x1p-32;
  }

  private static double[][] symmetric(int n) {
    var matrix = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        matrix[i][j] = unit(100 * i + j);
        matrix[j][i] = matrix[i][j];
      }
    }
    return matrix;
  }

  private static double[] times(double[][] matrix, double[] vector) {
    return Arrays.stream(matrix)
        .mapToDouble(
            row -> IntStream.range(0, row.length).mapToDouble(j -> row[j] * vector[j]).sum())
        .toArray();
  }

  private static double[] scaled(double[] vector, double factor) {
    return Arrays.stream(vector).map(x -> x * factor).toArray();
  }

  private static double[] filled(int n, double value) {
    var array = new double[n];
    Arrays.fill(array, value);
    return array;
  }

  private static double[] numbers(JsonNode array) {
    return new ObjectMapper().convertValue(array, double[].class);
  }

  private static JsonNode golden() throws IOException {
    try (var stream = CovarianceMatrixAdaptationTest.class.getResourceAsStream("cmaes.json")) {
      return new ObjectMapper().readTree(stream);
    }
  }
}
