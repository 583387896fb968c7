package io.autoft.optimizer.benchmark;

import java.util.SplittableRandom;

/**
 * Whether two implementations of one algorithm are equally good on given problems: the logarithms
 * of the regrets of either, as many seeds as each has run. The problems are what they are; seeds
 * are resampled, on either side by itself.
 */
record Equivalence(SeedTable ours, SeedTable theirs) {

  private static final long SEED = 2;

  /** On the problems that both have run; throws {@link IllegalArgumentException} without any. */
  Equivalence {
    var all = ours;
    ours = ours.on(theirs);
    theirs = theirs.on(all);
    if (ours.isEmpty()) {
      throw new IllegalArgumentException("The implementations have no problem in common");
    }
  }

  /** The ratio of the geometric means of the regrets. */
  double ratio() {
    return Math.exp(ours.mean() - theirs.mean());
  }

  Interval interval(double level) {
    return Interval.of(
            level,
            new SplittableRandom(SEED),
            random -> ours.resampledMean(random, false) - theirs.resampledMean(random, false))
        .exp();
  }

  int runs() {
    return ours.runs() + theirs.runs();
  }
}
