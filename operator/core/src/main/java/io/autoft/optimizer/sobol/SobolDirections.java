package io.autoft.optimizer.sobol;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Direction numbers of the Sobol sequence as 32-bit binary fractions: v_1 to v_32 of each
 * dimension.
 *
 * <p>With a primitive polynomial x^s + a_1 x^(s-1) + .. + a_(s-1) x + 1 and initial odd m_1 to m_s,
 * m_j is the exclusive or of 2^i a_i m_(j-i) for i from 1 to s, where a_s = 1, and of m_(j-s); and
 * v_j = m_j / 2^j. The first dimension has m_j = 1. Polynomials and m are Joe and Kuo's.
 */
final class SobolDirections {

  private static final int BITS = 32;
  private static final int[][] TABLE = table();

  private SobolDirections() {}

  /** How many dimensions there are. */
  static int dimensions() {
    return TABLE.length;
  }

  /** The coordinate of the point of an index, from 0, in units of 2^-32 and in Gray code order. */
  static int coordinate(int dimension, int index) {
    int bits = 0;
    for (int gray = index ^ (index >>> 1), j = 0; gray != 0; gray >>>= 1, j++) {
      if ((gray & 1) == 1) {
        bits ^= TABLE[dimension][j];
      }
    }
    return bits;
  }

  private static int[][] table() {
    var first = new int[BITS];
    Arrays.setAll(first, j -> 1 << (BITS - 1 - j));
    return Stream.concat(
            Stream.of(first),
            lines().stream().filter(line -> !line.startsWith("#")).map(SobolDirections::directions))
        .toArray(int[][]::new);
  }

  private static int[] directions(String line) {
    var numbers = Arrays.stream(line.split(",")).mapToInt(Integer::parseInt).toArray();
    int polynomial = numbers[0];
    int degree = numbers.length - 1;
    var m = new long[BITS];
    for (int j = 0; j < BITS; j++) {
      if (j < degree) {
        m[j] = numbers[j + 1];
      } else {
        m[j] = m[j - degree];
        for (int i = 1; i <= degree; i++) {
          long a = polynomial >> (degree - i) & 1;
          m[j] ^= a * m[j - i] << i;
        }
      }
    }
    var v = new int[BITS];
    Arrays.setAll(v, j -> (int) (m[j] << (BITS - 1 - j)));
    return v;
  }

  private static List<String> lines() {
    try (var stream = SobolDirections.class.getResourceAsStream("joe-kuo-6.csv")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
