package io.autoft.result;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Means and variances of samples. */
public final class Samples {

  private Samples() {}

  static double mean(List<Double> values) {
    return mean(array(values));
  }

  /** Unbiased; of at least two values. */
  static double variance(List<Double> values) {
    return variance(array(values));
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(v -> v).toArray();
  }

  public static double mean(double[] values) {
    return DoubleStream.of(values).sum() / values.length;
  }

  /** Unbiased; of at least two values. */
  public static double variance(double[] values) {
    double mean = mean(values);
    return DoubleStream.of(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1);
  }

  public static double[] minus(double[] values, double[] others) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i] - others[i]).toArray();
  }

  /** The mean of several samples, element by element. */
  public static double[] mean(double[][] samples) {
    return Arrays.stream(columns(samples)).mapToDouble(Samples::mean).toArray();
  }

  /** Rows as columns. */
  public static double[][] columns(double[][] rows) {
    return rows.length == 0
        ? rows
        : IntStream.range(0, rows[0].length)
            .mapToObj(c -> Arrays.stream(rows).mapToDouble(row -> row[c]).toArray())
            .toArray(double[][]::new);
  }
}
