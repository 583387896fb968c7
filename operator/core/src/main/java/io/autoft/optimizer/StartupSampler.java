package io.autoft.optimizer;

import java.util.Arrays;
import java.util.Map;

/**
 * What a model-based search begins with: the centre of the space as trial 0, since ranges are
 * usually set around a guess, then the points of a {@link SobolSampler}.
 */
record StartupSampler() implements Sampler {

  @Override
  public Map<String, Double> propose(ProposalRequest request) {
    var centre = centre(request.space());
    return request.number() == 0 && !request.isKnown(centre)
        ? centre
        : new SobolSampler().propose(request);
  }

  /** Refuses a negative number of trials to start with. */
  static void check(int startupTrials) {
    if (startupTrials < 0) {
      throw new IllegalArgumentException("startupTrials is negative: " + startupTrials);
    }
  }

  /** Half-way in each parameter's coordinate. */
  static Map<String, Double> centre(SearchSpace space) {
    var unit = new double[space.free().size()];
    Arrays.fill(unit, 0.5);
    return space.fromUnit(unit);
  }
}
