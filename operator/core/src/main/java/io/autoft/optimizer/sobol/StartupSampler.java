package io.autoft.optimizer.sobol;

import io.autoft.optimizer.ProposalRequest;
import io.autoft.optimizer.Sampler;
import io.autoft.optimizer.space.SearchSpace;
import java.util.Arrays;
import java.util.Map;

/**
 * The first trials of a search, from which a model is then learnt: the centre of the space as trial
 * 0, since ranges are usually set around a guess, then the points of a {@link SobolSampler}.
 */
public record StartupSampler() implements Sampler {

  @Override
  public Map<String, Double> propose(ProposalRequest request) {
    var centre = centre(request.space());
    return request.number() == 0 && !request.isKnown(centre)
        ? centre
        : new SobolSampler().propose(request);
  }

  /**
   * Checks how many trials a sampler starts with.
   *
   * @throws IllegalArgumentException for a negative number
   */
  public static void check(int startupTrials) {
    if (startupTrials < 0) {
      throw new IllegalArgumentException("startupTrials is negative: " + startupTrials);
    }
  }

  /** The point half-way in each parameter's coordinate. */
  public static Map<String, Double> centre(SearchSpace space) {
    var unit = new double[space.free().size()];
    Arrays.fill(unit, 0.5);
    return space.fromUnit(unit);
  }
}
