package io.autoft.study.confirmation;

/**
 * What is simulated; all in points of accuracy, around 70 %.
 *
 * @param name of the table's row
 * @param trials of the search
 * @param spread standard deviation of the true scores of the search's objectives
 * @param skewed whether most objectives are near the best ones, and a few far below
 * @param seed standard deviation of what a seed does to one objective alone
 * @param differing whether that is half as large for one half of the objectives, and half as large
 *     again for the other
 * @param ownExamples share of the variance of what is hard about an example that is hard for one
 *     objective alone, whatever the seed
 * @param ownErrors the same for one training alone
 * @param baselines how much better than the mean objective of the search the baselines ZeroShot,
 *     FineTuning, L2SP and FLYP are
 * @param candidates of the confirmation
 * @param repeats of the confirmation
 */
record Noise(
    String name,
    int trials,
    double spread,
    boolean skewed,
    double seed,
    boolean differing,
    double ownExamples,
    double ownErrors,
    double[] baselines,
    int candidates,
    int repeats) {

  /** What a seed does to all objectives, in points. */
  static final double COMMON_SEED = 0.3;

  /** Sixty trials that differ by about a standard error, as pilots of AutoFT had them. */
  static final Noise USUAL =
      new Noise(
          "60 trials that differ by a standard error",
          60,
          1.4,
          false,
          0.9,
          false,
          0.12,
          0.13,
          new double[] {-8, -3, -3, 0},
          5,
          3);

  Noise named(String other) {
    return new Noise(
        other,
        trials,
        spread,
        skewed,
        seed,
        differing,
        ownExamples,
        ownErrors,
        baselines,
        candidates,
        repeats);
  }

  Noise withTrials(int other) {
    return new Noise(
        name,
        other,
        spread,
        skewed,
        seed,
        differing,
        ownExamples,
        ownErrors,
        baselines,
        candidates,
        repeats);
  }

  Noise withSpread(double other, boolean skew) {
    return new Noise(
        name,
        trials,
        other,
        skew,
        seed,
        differing,
        ownExamples,
        ownErrors,
        baselines,
        candidates,
        repeats);
  }

  Noise withSeed(double other, boolean differ) {
    return new Noise(
        name,
        trials,
        spread,
        skewed,
        other,
        differ,
        ownExamples,
        ownErrors,
        baselines,
        candidates,
        repeats);
  }

  Noise withExamples(double own, double errors) {
    return new Noise(
        name, trials, spread, skewed, seed, differing, own, errors, baselines, candidates, repeats);
  }

  Noise withBaselines(double... others) {
    return new Noise(
        name,
        trials,
        spread,
        skewed,
        seed,
        differing,
        ownExamples,
        ownErrors,
        others,
        candidates,
        repeats);
  }

  Noise withRepeats(int others) {
    return new Noise(
        name,
        trials,
        spread,
        skewed,
        seed,
        differing,
        ownExamples,
        ownErrors,
        baselines,
        candidates,
        others);
  }
}
