package io.autoft.optimizer.benchmark;

import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Two samplers on the same problems: the logarithms of the ratios of their regrets under the seeds
 * that both have run. Paired, since under one seed both meet the same noise.
 *
 * <p>Seeds of one problem are no independent evidence, so that intervals resample problems and
 * seeds, and the test looks at the means of problems (Demšar 2006).
 */
record Comparison(SeedTable logRatios) {

  private static final long SEED = 1;

  /** Throws {@link IllegalArgumentException} where there is nothing to compare. */
  Comparison {
    if (logRatios.isEmpty()) {
      throw new IllegalArgumentException("The samplers have no run in common");
    }
  }

  int problems() {
    return logRatios.problems();
  }

  int pairs() {
    return logRatios.runs();
  }

  /** The geometric mean; below 1 where the first sampler is better. */
  double ratio() {
    return Math.exp(logRatios.mean());
  }

  Interval interval(double level) {
    return Interval.of(
            level, new SplittableRandom(SEED), random -> logRatios.resampledMean(random, true))
        .exp();
  }

  double pValue() {
    return SignedRank.pValue(
        new TreeMap<>(logRatios.means()).values().stream().mapToDouble(mean -> mean).toArray());
  }
}
