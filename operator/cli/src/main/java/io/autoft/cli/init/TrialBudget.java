package io.autoft.cli.init;

/** How many search trials are run. */
final class TrialBudget {

  private static final int ENOUGH = 1000;
  private static final int MANY = 500;
  private static final int FEW = 100;

  private static final String UNKNOWN_TIME =
      " What a trial takes is not known before one has run; `autoft watch` shows it. The budget may be"
          + " raised at any time.";

  private TrialBudget() {}

  /**
   * A budget.
   *
   * @param examples that each trial is scored on
   * @param dear whether a trial of a large model runs without a GPU
   */
  static Suggestion<Integer> of(int examples, boolean dear) {
    if (examples >= ENOUGH) {
      return dear
          ? new Suggestion<>(
              FEW,
              "Search trials. The paper runs 500 with 1,000 validation examples; without a GPU they"
                  + " take long, so these are a start."
                  + UNKNOWN_TIME)
          : new Suggestion<>(
              MANY,
              "Search trials: the paper's number for 1,000 validation examples." + UNKNOWN_TIME);
    }
    return new Suggestion<>(
        examples < FEW ? FEW / 2 : FEW,
        "Search trials. The paper runs 500, but with 1,000 validation examples: of many looks at %s"
                .formatted(Words.count(examples))
            + " the best is more and more luck."
            + UNKNOWN_TIME);
  }
}
