package io.autoft.shift.benchmark;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.TDistribution;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;

/**
 * A method against another over the same seeds.
 *
 * @param mean of the paired differences
 * @param margin half the width of the 95 % interval by Student's t
 * @param p two-sided, by Wilcoxon's signed ranks
 * @param wins seeds in which the method was better
 * @param seeds their number
 */
record Difference(double mean, double margin, double p, int wins, int seeds) {

  private static final double UPPER = 0.975;

  /** From the values of both, seed by seed. */
  static Difference of(double[] method, double[] other) {
    int n = method.length;
    var differences = new double[n];
    Arrays.setAll(differences, i -> method[i] - other[i]);
    double mean = Arrays.stream(differences).average().orElseThrow();
    double squares = Arrays.stream(differences).map(d -> (d - mean) * (d - mean)).sum();
    double error = Math.sqrt(squares / (n - 1) / n);
    double t = TDistribution.of(n - 1).inverseCumulativeProbability(UPPER);
    int wins = (int) Arrays.stream(differences).filter(d -> d > 0).count();
    return new Difference(mean, t * error, wilcoxon(differences), wins, n);
  }

  private static double wilcoxon(double[] differences) {
    return Arrays.stream(differences).allMatch(d -> d == 0)
        ? 1
        : WilcoxonSignedRankTest.withDefaults().test(differences).getPValue();
  }
}
