package io.autoft.trainer.program;

import io.autoft.contract.Loss;

/**
 * Where a step's program finds the numbers that change from step to step, in one array of float64.
 *
 * @param shape of the step
 */
record StepNumbers(StepShape shape) {

  static final int STEP = 0;
  static final int READ = 1;
  static final int LARGEST_NORM = 2;
  static final int BETA1 = 3;
  static final int BETA2 = 4;
  private static final int BATCH_TERMS = 5;
  private static final int RATE = 0;
  private static final int DECAY = 1;
  private static final int PARAMETER_TERMS = 2;

  /** Weight of a term over a batch, divided by the number of parts. */
  int weight(Loss term) {
    return BATCH_TERMS + shape.batchTerms().indexOf(term);
  }

  /** Learning rate of a range, counted among those that are trained. */
  int rate(int range) {
    return ofRange(range, RATE);
  }

  /** Weight decay of a range. */
  int decay(int range) {
    return ofRange(range, DECAY);
  }

  /** What a term over the parameters is multiplied by in a range. */
  int factor(int range, Loss term) {
    return ofRange(range, PARAMETER_TERMS + shape.parameterTerms().indexOf(term));
  }

  private int ofRange(int range, int place) {
    return BATCH_TERMS
        + shape.batchTerms().size()
        + range * (PARAMETER_TERMS + shape.parameterTerms().size())
        + place;
  }

  int size() {
    return ofRange(shape.trained().size(), 0);
  }
}
