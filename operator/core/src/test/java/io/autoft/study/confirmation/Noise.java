package io.autoft.study.confirmation;

/**
 * What is simulated; all in points of accuracy, around 70 %.
 *
 * @param name of the table's row
 * @param objectives of the search
 * @param seeds what they do
 * @param examples what is hard about them
 * @param baselines how much better than the mean objective of the search the baselines ZeroShot,
 *     FineTuning, L2SP and FLYP are
 * @param repeats of the confirmation
 */
record Noise(
    String name,
    Objectives objectives,
    Seeds seeds,
    Examples examples,
    double[] baselines,
    int repeats) {

  /** Of the confirmation. */
  static final int CANDIDATES = 5;

  /** What a seed does to all objectives, in points. */
  static final double COMMON_SEED = 0.3;

  /** Sixty trials that differ by about a standard error, as pilots of AutoFT had them. */
  static final Noise USUAL =
      new Noise(
          "60 trials that differ by a standard error",
          new Objectives(60, 1.4, false),
          new Seeds(0.9, false),
          new Examples(0.12, 0.13),
          new double[] {-8, -3, -3, 0},
          3);

  /**
   * What the search has tried.
   *
   * @param trials how many
   * @param spread standard deviation of their true scores
   * @param skewed whether most are near the best ones, and a few far below
   */
  record Objectives(int trials, double spread, boolean skewed) {}

  /**
   * What seeds do.
   *
   * @param deviation standard deviation of what a seed does to one objective alone
   * @param differing whether that is half as large for one half of the objectives, and half as
   *     large again for the other
   */
  record Seeds(double deviation, boolean differing) {}

  /**
   * Shares of the variance of what is hard about an example.
   *
   * @param ofObjective hard for one objective alone, whatever the seed
   * @param ofTraining hard for one training alone
   */
  record Examples(double ofObjective, double ofTraining) {}

  Noise named(String other) {
    return new Noise(other, objectives, seeds, examples, baselines, repeats);
  }

  Noise with(Objectives others) {
    return new Noise(name, others, seeds, examples, baselines, repeats);
  }

  Noise with(Seeds others) {
    return new Noise(name, objectives, others, examples, baselines, repeats);
  }

  Noise with(Examples others) {
    return new Noise(name, objectives, seeds, others, baselines, repeats);
  }

  Noise withBaselines(double... others) {
    return new Noise(name, objectives, seeds, examples, others, repeats);
  }

  Noise withRepeats(int others) {
    return new Noise(name, objectives, seeds, examples, baselines, others);
  }
}
