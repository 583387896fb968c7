package io.autoft.optimizer.sobol;

import io.autoft.optimizer.ProposalRequest;
import io.autoft.optimizer.Sampler;
import io.autoft.optimizer.random.RandomSampler;
import java.util.Map;

/**
 * The points of a scrambled {@link SobolSequence}, the trial's number being the index: an even
 * cover of the space that looks at no score. Where a trial has had the point, as in a space of few
 * values, a random one takes its place.
 */
public record SobolSampler() implements Sampler {

  @Override
  public Map<String, Double> propose(ProposalRequest request) {
    var space = request.space();
    var sequence = new SobolSequence(request.seed(), space.free().size());
    var point = space.fromUnit(sequence.point(request.number()));
    return request.isKnown(point) ? new RandomSampler().propose(request) : point;
  }
}
