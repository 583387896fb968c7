package io.autoft.trainer.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

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
 */
public final class AdamW {

  private static final double EPSILON = 1e-8;

  private final double beta1;
  private final double beta2;
  private final NDArray firstMoment;
  private final NDArray secondMoment;
  private int step;

  /**
   * An optimiser at its first step.
   *
   * @param size P, number of parameters
   * @param manager of the moments
   */
  public AdamW(double beta1, double beta2, long size, NDManager manager) {
    this.beta1 = beta1;
    this.beta2 = beta2;
    firstMoment = manager.zeros(new Shape(size));
    secondMoment = manager.zeros(new Shape(size));
  }

  /**
   * Takes one step, in place.
   *
   * @param parameters P scalars
   * @param gradient P scalars; its manager is that of the step
   * @param rate learning rate
   * @param decay weight decay
   */
  public void update(NDArray parameters, NDArray gradient, double rate, double decay) {
    step++;
    var scope = gradient.getManager();
    firstMoment.muli(beta1).addi(gradient.mul(1 - beta1));
    secondMoment.muli(beta2).addi(gradient.square().muli(1 - beta2));
    var denominator = secondMoment.sqrt();
    denominator.attach(scope);
    denominator.divi(Math.sqrt(1 - Math.pow(beta2, step))).addi(EPSILON);
    var direction = firstMoment.div(denominator);
    direction.attach(scope);
    parameters.muli(1 - rate * decay);
    parameters.subi(direction.muli(rate / (1 - Math.pow(beta1, step))));
  }
}
