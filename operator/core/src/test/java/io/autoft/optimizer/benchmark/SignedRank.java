package io.autoft.optimizer.benchmark;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.numbers.gamma.Erfc;

/**
 * Wilcoxon's signed-rank test (1945), two-sided: how likely differences so one-sided are if their
 * distribution is symmetric about 0.
 *
 * <p>Exact for up to 50 differences without ties or zeros, otherwise the normal approximation
 * corrected for ties, zeros left out.
 */
final class SignedRank {

  private static final int MOST_EXACT = 50;

  private SignedRank() {}

  /** 1 where no difference is left. */
  static double pValue(double[] differences) {
    var left = Arrays.stream(differences).filter(x -> x != 0).toArray();
    int n = left.length;
    if (n == 0) {
      return 1;
    }
    var ranks = ranks(Arrays.stream(left).map(Math::abs).toArray());
    double positive =
        IntStream.range(0, n).filter(i -> left[i] > 0).mapToDouble(i -> ranks[i]).sum();
    boolean ties = Arrays.stream(ranks).distinct().count() < n;
    return n <= MOST_EXACT && n == differences.length && !ties
        ? exact(n, (int) Math.min(positive, n * (n + 1) / 2.0 - positive))
        : approximate(n, positive, ranks);
  }

  /** From 1 on, equals sharing the mean of theirs. */
  static double[] ranks(double[] values) {
    return DoubleStream.of(values)
        .map(
            value -> {
              long below = DoubleStream.of(values).filter(other -> other < value).count();
              long equal = DoubleStream.of(values).filter(other -> other == value).count();
              return below + (equal + 1) / 2.0;
            })
        .toArray();
  }

  /** Of the 2^n ways to give signs to the ranks, those whose sum is at most the smaller one. */
  private static double exact(int n, int smaller) {
    var ways = new double[n * (n + 1) / 2 + 1];
    ways[0] = 1;
    for (int rank = 1; rank <= n; rank++) {
      for (int sum = ways.length - 1; sum >= rank; sum--) {
        ways[sum] += ways[sum - rank];
      }
    }
    double tail = IntStream.rangeClosed(0, smaller).mapToDouble(sum -> ways[sum]).sum();
    return Math.min(1, 2 * tail / Math.pow(2, n));
  }

  private static double approximate(int n, double positive, double[] ranks) {
    double mean = n * (n + 1) / 4.0;
    double squares = DoubleStream.of(ranks).map(rank -> rank * rank).sum();
    double z = (positive - mean) / Math.sqrt(squares / 4);
    return Erfc.value(Math.abs(z) / Math.sqrt(2));
  }
}
