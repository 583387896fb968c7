package io.autoft.trial;

/**
 * What a trial has used so far.
 *
 * @param attempts trainers that were started
 * @param disruptions trainers that were taken away and replaced, which is nobody's failure
 * @param seconds that trainers ran, over all attempts that have ended
 * @param gpuSeconds the same times the GPUs that each of them held
 */
public record TrialUsage(int attempts, int disruptions, double seconds, double gpuSeconds) {

  public static final TrialUsage NONE = new TrialUsage(0, 0, 0, 0);

  /** This usage with one attempt more. */
  public TrialUsage withAttempt() {
    return new TrialUsage(attempts + 1, disruptions, seconds, gpuSeconds);
  }

  /** This usage with one disruption more. */
  public TrialUsage withDisruption() {
    return new TrialUsage(attempts, disruptions + 1, seconds, gpuSeconds);
  }

  /** This usage where attempts that failed do not count any more. */
  public TrialUsage withoutFailures() {
    return new TrialUsage(disruptions, disruptions, seconds, gpuSeconds);
  }

  /**
   * This usage with the run of a trainer that has ended.
   *
   * @param gpus that it held
   */
  public TrialUsage withRun(double runSeconds, double gpus) {
    return new TrialUsage(
        attempts, disruptions, seconds + runSeconds, gpuSeconds + runSeconds * gpus);
  }
}
