package io.autoft.trainer.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;

/**
 * AdamW (Loshchilov and Hutter, arXiv 1711.05101) in PyTorch's form: decay is applied to the
 * parameters before the update, epsilon is added after the bias correction of the second moment.
 * The engine's own optimiser corrects differently and knows no decay by parameter.
 *
 * <pre>
 * theta = theta (1 - rate decay)
 * m = beta1 m + (1 - beta1) g
 * v = beta2 v + (1 - beta2) g^2
 * theta = theta - rate / (1 - beta1^t) m / (sqrt(v / (1 - beta2^t)) + epsilon)
 * </pre>
 *
 * @param beta1 of the first moment
 * @param beta2 of the second moment
 */
public record AdamW(double beta1, double beta2) {

  /** Added to the root of the second moment. */
  public static final double EPSILON = 1e-8;

  /** PyTorch's default. */
  public static AdamW standard() {
    return new AdamW(0.9, 0.999);
  }

  /**
   * Takes one step over all parameters, in place.
   *
   * @param gradient P scalars
   * @param rate learning rate
   * @param decay weight decay
   */
  public void update(TrainingState state, NDArray gradient, double rate, double decay) {
    state.beginStep();
    update(state, gradient, 0, gradient.size(), rate, decay);
  }

  /**
   * Takes the step that has begun over one range, in place.
   *
   * @param gradient P scalars; its manager is that of the step
   * @param start of the range
   * @param end first scalar after it
   */
  public void update(
      TrainingState state, NDArray gradient, long start, long end, double rate, double decay) {
    try (var scope = gradient.getManager().newSubManager()) {
      var range = new NDIndex("{}:{}", start, end);
      var g = gradient.get(scope, range);
      var parameters = state.parameters().get(scope, range);
      var first = state.firstMoment().get(scope, range);
      var second = state.secondMoment().get(scope, range);
      int step = state.steps();
      first.muli(beta1).addi(g.mul(1 - beta1));
      second.muli(beta2).addi(g.square().muli(1 - beta2));
      var denominator = second.sqrt();
      denominator.divi(Math.sqrt(1 - Math.pow(beta2, step))).addi(EPSILON);
      parameters.muli(1 - rate * decay);
      parameters.subi(first.div(denominator).muli(rate / (1 - Math.pow(beta1, step))));
    }
  }
}
