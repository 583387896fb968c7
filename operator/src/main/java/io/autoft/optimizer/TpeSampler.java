package io.autoft.optimizer;

import java.util.Map;

/**
 * The tree-structured Parzen estimator. Proposes at random for now; the model follows.
 *
 * @param startupTrials finished trials, scored or diverged, below which proposals are random
 */
public record TpeSampler(int startupTrials) implements Sampler {

  /** Throws {@link IllegalArgumentException} for a negative number. */
  public TpeSampler {
    if (startupTrials < 0) {
      throw new IllegalArgumentException("startupTrials is negative: " + startupTrials);
    }
  }

  @Override
  public Map<String, Double> propose(ProposalRequest request) {
    return new RandomSampler().propose(request);
  }
}
