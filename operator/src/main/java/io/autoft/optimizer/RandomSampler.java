package io.autoft.optimizer;

import java.util.Map;
import java.util.TreeMap;

/** Independent draws, uniform in each parameter's coordinate: what any search has to beat. */
public record RandomSampler() implements Sampler {

  @Override
  public Map<String, Double> propose(ProposalRequest request) {
    var random = request.random();
    return request.firstNew(
        () -> {
          var point = new TreeMap<String, Double>();
          for (var parameter : request.space().parameters()) {
            double low = parameter.lowCoordinate();
            double high = parameter.highCoordinate();
            double coordinate = low + random.nextDouble() * (high - low);
            point.put(parameter.name(), parameter.toValue(coordinate));
          }
          return Trial.copyOf(point);
        });
  }
}
