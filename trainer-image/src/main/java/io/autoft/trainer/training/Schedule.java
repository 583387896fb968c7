package io.autoft.trainer.training;

/**
 * Linear warm-up over W of K steps, then cosine decay to zero: peak x (step + 1) / W, then peak x
 * (1 + cos(pi (step - W) / (K - W))) / 2. It scales the sampled rate; the published code of AutoFT
 * replaces it.
 *
 * @param peak learning rate
 * @param warmupSteps W; no fewer than K: the rate only rises
 * @param steps K
 */
public record Schedule(double peak, int warmupSteps, int steps) {

  /** The learning rate of a step, counted from 0. */
  public double rate(int step) {
    if (step < warmupSteps) {
      return peak * (step + 1) / warmupSteps;
    }
    double progress = (double) (step - warmupSteps) / (steps - warmupSteps);
    return peak * (1 + Math.cos(Math.PI * progress)) / 2;
  }
}
