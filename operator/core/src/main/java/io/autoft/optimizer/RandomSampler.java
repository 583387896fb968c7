package io.autoft.optimizer;

import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Independent draws, uniform in each parameter's coordinate: what any search has to beat. Where all
 * draws repeat a trial, as in a space without freedom, a repeated one stands: better than none.
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
    return Trial.copyOf(point);
  }
}
