package io.autoft.optimizer;

import java.util.Map;

/**
 * What suits the space and the number of trials: an even start, then {@link GpSampler} as long as
 * its cost is small, then {@link TpeSampler}, or {@link CmaEsSampler} where there are many
 * dimensions and no categories.
 *
 * @param startupTrials finished trials, scored or diverged, below which the space is covered evenly
 */
public record AutoSampler(int startupTrials) implements Sampler {

  private static final int GP_TRIALS = 300;
  private static final int MANY_DIMENSIONS = 40;

  /** Throws {@link IllegalArgumentException} for a negative number. */
  public AutoSampler {
    StartupSampler.check(startupTrials);
  }

  @Override
  public Map<String, Double> propose(ProposalRequest request) {
    return chosen(request).propose(request);
  }

  private Sampler chosen(ProposalRequest request) {
    if (request.finished().size() <= GP_TRIALS) {
      return new GpSampler(startupTrials);
    }
    return request.space().features() > MANY_DIMENSIONS
        ? new CmaEsSampler(startupTrials)
        : new TpeSampler(startupTrials);
  }
}
