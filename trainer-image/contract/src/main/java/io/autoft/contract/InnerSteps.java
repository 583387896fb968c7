package io.autoft.contract;

/**
 * The length of an inner loop, after which the score is taken.
 *
 * @param steps of the optimiser; 0 evaluates the pretrained model
 * @param repeats trainings of so many steps each, whose mean is the score ({@link Repeats})
 */
public record InnerSteps(int steps, int repeats) implements TrainingLength {

  /** An inner loop that trains once. */
  public InnerSteps(int steps) {
    this(steps, 1);
  }

  @Override
  public boolean trains() {
    return steps > 0;
  }
}
