package io.autoft.optimizer.tpe;

import java.util.random.RandomGenerator;

/**
 * Probabilities of categories. Of m observations the kernel of one gives its own category 1 + 1 /
 * (m + 1) parts and every other 1 / (m + 1) parts; the prior gives all the same.
 */
final class CategoryKernels implements Kernels {

  private final double[] observations;
  private final int choices;
  private final double own;
  private final double other;

  CategoryKernels(double[] observations, int choices) {
    int kernels = observations.length + 1;
    this.observations = observations.clone();
    this.choices = choices;
    this.own = (kernels + 1.0) / (kernels + choices);
    this.other = 1.0 / (kernels + choices);
  }

  /** The probability of a choice in a kernel; the last kernel is the prior. */
  double probability(int kernel, int choice) {
    if (kernel == observations.length) {
      return 1.0 / choices;
    }
    return observations[kernel] == choice ? own : other;
  }

  @Override
  public void addLogDensities(double coordinate, double[] terms) {
    double logOwn = StrictMath.log(own);
    double logOther = StrictMath.log(other);
    for (int i = 0; i < observations.length; i++) {
      terms[i] += observations[i] == coordinate ? logOwn : logOther;
    }
    terms[observations.length] -= StrictMath.log(choices);
  }

  @Override
  public double sample(int kernel, RandomGenerator random) {
    double u = random.nextDouble();
    int choice = 0;
    while (choice < choices - 1 && u >= probability(kernel, choice)) {
      u -= probability(kernel, choice);
      choice++;
    }
    return choice;
  }
}
