package io.autoft.optimizer;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/**
 * The tree-structured Parzen estimator (Bergstra et al. 2011; Watanabe, arXiv 2304.11127): model
 * good and bad trials by a density each, and try what is likely among the good and unlikely among
 * the bad.
 *
 * <p>Every parameter is modelled on its own: 24 values are drawn from the density of the good
 * trials and the one with the best {@link DensityRatio} is proposed. This is the algorithm of
 * Optuna 4.9 with its univariate estimator and with pending trials counted as bad. It departs in
 * three points: trials that diverged count as bad (Optuna ignores them); points tried before are
 * drawn again, in the end at random; and a proposal is a pure function of its request.
 *
 * @param startupTrials finished trials, scored or diverged, below which proposals are random
 */
public record TpeSampler(int startupTrials) implements Sampler {

  private static final int CANDIDATES = 24;

  /** Throws {@link IllegalArgumentException} for a negative number. */
  public TpeSampler {
    if (startupTrials < 0) {
      throw new IllegalArgumentException("startupTrials is negative: " + startupTrials);
    }
  }

  @Override
  public Map<String, Double> propose(ProposalRequest request) {
    if (request.finished().size() < startupTrials) {
      return new RandomSampler().propose(request);
    }
    var split = Split.of(request);
    var models = new TreeMap<String, ToDoubleFunction<RandomGenerator>>();
    for (var parameter : request.space().parameters()) {
      models.put(parameter.name(), model(parameter, split));
    }
    var random = request.random();
    return request
        .firstNew(() -> draw(models, random))
        .orElseGet(() -> new RandomSampler().propose(request));
  }

  private static Map<String, Double> draw(
      Map<String, ToDoubleFunction<RandomGenerator>> models, RandomGenerator random) {
    var point = new TreeMap<String, Double>();
    models.forEach((name, model) -> point.put(name, model.applyAsDouble(random)));
    return Trial.copyOf(point);
  }

  private static ToDoubleFunction<RandomGenerator> model(Parameter parameter, Split split) {
    if (parameter.isFixed()) {
      return random -> parameter.toValue(parameter.lowCoordinate());
    }
    var ratio = DensityRatio.of(parameter, split);
    return random -> parameter.toValue(ratio.bestOf(CANDIDATES, random));
  }
}
