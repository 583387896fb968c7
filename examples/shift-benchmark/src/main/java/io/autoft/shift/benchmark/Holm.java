package io.autoft.shift.benchmark;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.IntStream;

/** Holm's step-down correction of several p-values (1979). */
final class Holm {

  private Holm() {}

  /** The corrected values, in the same order. */
  static double[] corrected(double[] p) {
    var order =
        IntStream.range(0, p.length).boxed().sorted(Comparator.comparingDouble(i -> p[i])).toList();
    var corrected = new double[p.length];
    double least = 0;
    for (int rank = 0; rank < p.length; rank++) {
      int i = order.get(rank);
      least = Math.max(least, Math.min(1, p[i] * (p.length - rank)));
      corrected[i] = least;
    }
    return corrected;
  }

  static String text(double p) {
    return p < 0.001 ? "< 0.001" : String.format(Locale.ROOT, "%.3f", p);
  }

  static String[] texts(double[] p) {
    return Arrays.stream(corrected(p)).mapToObj(Holm::text).toArray(String[]::new);
  }
}
