package io.autoft.result;

import io.autoft.trial.TrialRecord;

/**
 * A final training with a score.
 *
 * @param name {@link #LEARNED} or the baseline's
 */
public record TrainedModel(String name, TrialRecord trial) {

  /** What the training of the learned objective is called in the result. */
  public static final String LEARNED = "AutoFT";
}
