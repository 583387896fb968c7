package io.autoft.optimizer.benchmark;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Holm's correction (1979): p-values that may be read side by side. */
final class Holm {

  private Holm() {}

  /**
   * In the order of the given ones: the k-th least of m times m - k + 1, never falling, at most 1.
   */
  static double[] adjusted(double[] pValues) {
    int m = pValues.length;
    var order =
        IntStream.range(0, m).boxed().sorted(Comparator.comparingDouble(i -> pValues[i])).toList();
    var adjusted = new double[m];
    double highest = 0;
    for (int k = 0; k < m; k++) {
      highest = Math.max(highest, Math.min(1, pValues[order.get(k)] * (m - k)));
      adjusted[order.get(k)] = highest;
    }
    return adjusted;
  }
}
