package io.autoft.optimizer.sobol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SobolSequenceTest {

  /** Reference points made by SciPy: {@code src/test/python/sobol_golden.py}. */
  @Test
  void hasThePointsOfTheReferenceBeforeItIsScrambled() throws IOException {
    assertThat(SobolDirections.dimensions()).isEqualTo(128);
    try (var stream = SobolSequenceTest.class.getResourceAsStream("sobol.csv")) {
      for (var line : new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        var numbers = Arrays.stream(line.split(",")).mapToInt(Integer::parseInt).toArray();
        assertThat(numbers).hasSize(129);
        for (int d = 0; d < 128; d++) {
          assertThat(SobolDirections.coordinate(d, numbers[0]) >>> 2)
              .as("dimension %s of point %s", d, numbers[0])
              .isEqualTo(numbers[d + 1]);
        }
      }
    }
  }

  /** The first two dimensions are a (0, m, 2)-net: one point in every box of volume 2^-m. */
  @ParameterizedTest
  @ValueSource(longs = {0, 1, -7, 1L << 60})
  void hasOnePointInEveryElementaryIntervalOfTwoDimensions(long seed) {
    var sequence = new SobolSequence(seed, 2);
    int m = 8;
    for (int start = 0; start < 1024; start += 256) {
      for (int a = 0; a <= m; a++) {
        var boxes = new HashSet<Integer>();
        for (int i = start; i < start + 256; i++) {
          var point = sequence.point(i);
          int row = (int) (point[0] * (1 << a));
          int column = (int) (point[1] * (1 << (m - a)));
          boxes.add(row << (m - a) | column);
        }
        assertThat(boxes).as("2^%s rows from %s on", a, start).hasSize(256);
      }
    }
  }

  @Test
  void fillsEveryDimensionEvenly() {
    var sequence = new SobolSequence(3, 128);
    for (int d = 0; d < 128; d++) {
      var cells = new HashSet<Integer>();
      for (int i = 0; i < 512; i++) {
        cells.add((int) (sequence.point(i)[d] * 512));
      }
      assertThat(cells).as("dimension %s", d).hasSize(512);
    }
  }

  @Test
  void isMoreEvenThanTheBestOfTwentyRandomSets() {
    var random = new SplittableRandom(1);
    double chance =
        IntStream.range(0, 20)
            .mapToDouble(i -> discrepancy(256, n -> random.doubles(6).toArray()))
            .min()
            .orElseThrow();
    for (long seed = 0; seed < 20; seed++) {
      assertThat(discrepancy(256, new SobolSequence(seed, 6)::point)).isLessThan(chance);
    }
  }

  /** In each dimension, those beyond the table too. */
  @Test
  void spreadsEveryPointOverTheCubeByTheSeed() {
    for (int index : new int[] {0, 1, 17}) {
      var tenths = new int[130][10];
      for (long seed = 0; seed < 2000; seed++) {
        var point = new SobolSequence(seed, 130).point(index);
        for (int d = 0; d < 130; d++) {
          tenths[d][(int) (10 * point[d])]++;
        }
      }
      for (var counts : tenths) {
        // The chi-squared distribution of 9 degrees exceeds 37 once in 40,000 times.
        double chiSquared =
            Arrays.stream(counts).mapToDouble(count -> (count - 200) * (count - 200) / 200.0).sum();
        assertThat(chiSquared).isLessThan(37);
      }
    }
  }

  /** The squared L2 star discrepancy, by Warnock's formula. */
  private static double discrepancy(int n, IntFunction<double[]> sequence) {
    var points = IntStream.range(0, n).mapToObj(sequence).toList();
    int d = points.get(0).length;
    double single = 0;
    double pairs = 0;
    for (var one : points) {
      double product = 1;
      for (double x : one) {
        product *= (1 - x * x) / 2;
      }
      single += product;
      for (var other : points) {
        double overlap = 1;
        for (int k = 0; k < d; k++) {
          overlap *= 1 - Math.max(one[k], other[k]);
        }
        pairs += overlap;
      }
    }
    return Math.pow(3, -d) - 2 * single / n + pairs / ((double) n * n);
  }
}
