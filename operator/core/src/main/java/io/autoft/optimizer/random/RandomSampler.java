package io.autoft.optimizer.random;

import io.autoft.optimizer.ProposalRequest;
import io.autoft.optimizer.Sampler;
import io.autoft.optimizer.space.Point;
import io.autoft.optimizer.space.SearchSpace;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Independent draws, uniform in each parameter's coordinate: the baseline of every comparison.
 * Where all draws repeat a trial, as in a space without free parameters, a repeated one is
 * proposed.
 */
public record RandomSampler() implements Sampler {

  @Override
  public Map<String, Double> propose(ProposalRequest request) {
    var random = request.random();
    return request
        .firstNew(() -> draw(request.space(), random))
        .orElseGet(() -> draw(request.space(), random));
  }

  private static Map<String, Double> draw(SearchSpace space, RandomGenerator random) {
    var point = new TreeMap<String, Double>();
    for (var parameter : space.parameters()) {
      point.put(parameter.name(), parameter.fromUnit(random.nextDouble()));
    }
    return Point.copyOf(point);
  }
}
