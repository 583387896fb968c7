package io.autoft.cli.init;

import io.autoft.contract.SetDescription;

/** How many examples of the out-of-distribution validation set every trial is scored on. */
final class ValidationSize {

  /** That of the paper, which found that more add little. */
  private static final int MOST = 1000;

  private static final int FEW_OF_CLASS = 5;

  private ValidationSize() {}

  /** The number of examples that are used. */
  static Suggestion<Integer> of(SetDescription oodValidation) {
    int examples = oodValidation.examples();
    if (examples <= MOST) {
      return new Suggestion<>(
          examples,
          "All are used; the paper takes %s and found that more add little.%s"
              .formatted(
                  Words.count(MOST), examples < MOST / 10 ? " So few leave much to luck." : ""));
    }
    return new Suggestion<>(
        MOST,
        "Every trial is scored on these, as many of each class; more would add little (arXiv"
            + " 2401.10220)."
            + (MOST / oodValidation.classes().size() < FEW_OF_CLASS
                ? " With so many classes they are few of each: the paper takes 15,000 for the 1,000"
                    + " classes of ImageNet."
                : ""));
  }
}
