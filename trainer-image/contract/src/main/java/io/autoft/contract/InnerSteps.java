package io.autoft.contract;

/**
 * The length of an inner loop, after which the score is taken.
 *
 * @param steps of the optimiser; 0 evaluates the pretrained model
 */
public record InnerSteps(int steps) implements TrainingLength {

  @Override
  public boolean trains() {
    return steps > 0;
  }
}
