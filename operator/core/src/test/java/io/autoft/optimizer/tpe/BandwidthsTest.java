package io.autoft.optimizer.tpe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.autoft.optimizer.space.FloatParameter;
import io.autoft.optimizer.space.IntegerParameter;
import io.autoft.optimizer.space.Parameter;
import io.autoft.optimizer.space.Scale;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reference values made with Optuna 4.8.0 and 4.9.0, their univariate estimators. */
class BandwidthsTest {

  private static final Map<String, Parameter> PARAMETERS =
      Map.of(
          "symmetric", new FloatParameter("x", -1, 1, Scale.LINEAR),
          "unit", new FloatParameter("wd", 0, 1, Scale.LINEAR),
          "weight", new FloatParameter("w", 1e-4, 10, Scale.LOG),
          "rate", new FloatParameter("lr", 1e-7, 1e-3, Scale.LOG),
          "seed", new IntegerParameter("seed", 0, 100, Scale.LINEAR),
          "batch", new IntegerParameter("batch", 1, 100, Scale.LOG));

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "symmetric, .4,           .4 0,            .666666666667 2,       1.4 2",
    "symmetric, -.4 .4 .41 .42, -.4 .4 .41 .42 0,"
        + " .4 .4 .333333333333 .333333333333 2, .8 .8 .333333333333 .333333333333 2",
    "unit,      .1 .2 .2 .9,  .1 .2 .2 .9 .5,"
        + " .166666666667 .166666666667 .3 .4 1, .166666666667 .166666666667 .7 .7 1",
    "weight,    1e-3 1e-2 5,  -6.907755278982 -4.605170185988 1.609437912434 -3.453877639491,"
        + " 2.302585092994 2.302585092994 5.063315551925 11.51292546497,"
        + " 2.302585092994 6.214608098422 6.214608098422 11.51292546497",
    "rate,      1e-5 2e-5,    -11.51292546497 -10.81977828441 -11.51292546497,"
        + " 2.302585092994 2.302585092994 9.210340371976,"
        + " 2.302585092994 2.302585092994 9.210340371976",
    "seed,      0 34 100,     0 34 100 50,     34 34 50 101,          34 66 66 101",
    "batch,     1 10,         0 2.302585092994 1.95850527347,"
        + " 1.95850527347 1.325826227015 5.303304908059,"
        + " 2.302585092994 2.302585092994 5.303304908059",
  })
  void agreeWithTheReference(
      String name, String observed, String means, String withCentre, String without) {
    var parameter = PARAMETERS.get(name);
    var coordinates = Arrays.stream(numbers(observed)).map(parameter::toCoordinate).toArray();
    check(parameter, coordinates, Bandwidths.NEIGHBOURS_AND_CENTRE, means, withCentre);
    check(parameter, coordinates, Bandwidths.NEIGHBOURS, means, without);
  }

  @Test
  void areTheSameForAllObservationsInSeveralDimensions() {
    var two = new double[] {-6.9, 1.6};
    double range = Math.log(10) - Math.log(1e-4);
    assertThat(Bandwidths.SCOTT.of(two, Math.log(1e-4), Math.log(10), 4))
        .containsExactly(new double[] {range / 4, range / 4}, within(1e-12));
    var many = new double[1000];
    assertThat(Bandwidths.SCOTT.of(many, 0, 1, 1))
        .containsOnly(new double[] {0.2 * Math.pow(1000, -0.2)}, within(1e-15));
  }

  @Test
  void countEqualObservationsAsNeighboursInTheirOrder() {
    assertThat(Bandwidths.NEIGHBOURS.of(new double[] {.5, .1, .5, .5, .9}, 0, 1, 1))
        .containsExactly(new double[] {.4, .4, 1 / 7.0, .4, .4}, within(1e-15));
  }

  @Test
  void areThoseThatSortingGives() {
    var random = new SplittableRandom(11);
    for (int m = 2; m < 400; m = m * 3 / 2) {
      // Clusters, gaps and repeated values.
      var points = random.doubles(m).map(u -> Math.rint(u * u * u * 150) / 50 - 1).toArray();
      assertThat(Bandwidths.NEIGHBOURS.of(points, -1, 2, 1))
          .as("%s", m)
          .containsExactly(bySorting(points, -1, 2));
    }
  }

  private static double[] bySorting(double[] points, double low, double high) {
    int m = points.length;
    var order =
        IntStream.range(0, m).boxed().sorted(Comparator.comparingDouble(i -> points[i])).toList();
    double least = (high - low) / Math.min(100, m + 2);
    var widths = new double[m];
    for (int i = 0; i < m; i++) {
      double x = points[order.get(i)];
      double left = i > 0 ? x - points[order.get(i - 1)] : 0;
      double right = i < m - 1 ? points[order.get(i + 1)] - x : 0;
      widths[order.get(i)] = Math.max(least, Math.min(high - low, Math.max(left, right)));
    }
    return widths;
  }

  @Test
  void areNeverLessThanAHundredthOfTheRange() {
    var near = new double[500];
    Arrays.setAll(near, i -> 1e-9 * i);
    for (var rule : new Bandwidths[] {Bandwidths.NEIGHBOURS, Bandwidths.NEIGHBOURS_AND_CENTRE}) {
      assertThat(rule.of(near, -1, 1, 1)).startsWith(0.02, 0.02).endsWith(0.02, 0.02);
    }
  }

  private static void check(
      Parameter parameter, double[] observed, Bandwidths rule, String means, String sigmas) {
    var kernels = Kernels.of(parameter, observed, rule, 1);
    var normals =
        kernels instanceof FloatKernels floats
            ? floats.normals()
            : ((IntegerKernels) kernels).normals();
    assertThat(sortedPairs(normals.means(), normals.sigmas()))
        .containsExactly(sortedPairs(numbers(means), numbers(sigmas)), within(1e-9));
  }

  /** Which of equal means has which width is not defined, so pairs are compared as a multiset. */
  private static double[] sortedPairs(double[] means, double[] sigmas) {
    return IntStream.range(0, means.length)
        .mapToObj(i -> new double[] {means[i], sigmas[i]})
        .sorted(
            Comparator.<double[]>comparingDouble(pair -> Math.round(pair[0] * 1e6))
                .thenComparingDouble(pair -> pair[1]))
        .flatMapToDouble(Arrays::stream)
        .toArray();
  }

  private static double[] numbers(String text) {
    return Arrays.stream(text.trim().split(" +")).mapToDouble(Double::parseDouble).toArray();
  }
}
