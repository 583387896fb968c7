package io.autoft.optimizer.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Two samplers on the same problems: by problem, the logarithms of the ratios of their regrets, one
 * for each seed that both have run. Paired, since under one seed both meet the same noise.
 *
 * <p>Problems count equally, whatever their numbers of seeds. Seeds of one problem are no
 * independent evidence, so that intervals resample problems and then seeds within them, and the
 * test looks at the means of problems (Demšar 2006).
 */
record Comparison(List<double[]> logRatios) {

  private static final long SEED = 1;

  /** Throws {@link IllegalArgumentException} where there is nothing to compare. */
  Comparison {
    logRatios = List.copyOf(logRatios);
    if (logRatios.isEmpty()) {
      throw new IllegalArgumentException("The samplers have no run in common");
    }
  }

  int problems() {
    return logRatios.size();
  }

  int pairs() {
    return logRatios.stream().mapToInt(ratios -> ratios.length).sum();
  }

  /** The geometric mean; below 1 where the first sampler is better. */
  double ratio() {
    return Math.exp(Arrays.stream(means()).average().orElseThrow());
  }

  Interval interval(double level) {
    return Interval.of(level, new SplittableRandom(SEED), this::resample).exp();
  }

  double pValue() {
    return SignedRank.pValue(means());
  }

  /** By problem. */
  double[] means() {
    return logRatios.stream()
        .mapToDouble(ratios -> Arrays.stream(ratios).average().orElseThrow())
        .toArray();
  }

  private double resample(RandomGenerator random) {
    double sum = 0;
    for (int i = 0; i < problems(); i++) {
      sum += Interval.resampledMean(logRatios.get(random.nextInt(problems())), random);
    }
    return sum / problems();
  }
}
