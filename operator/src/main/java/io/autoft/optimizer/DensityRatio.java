package io.autoft.optimizer;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What one parameter's value promises: log l(x) - log g(x), where l is the density of the parameter
 * among good trials and g among bad ones. With a fraction gamma of good trials, expected
 * improvement is proportional to 1 / (gamma + (1 - gamma) g(x) / l(x)) (Bergstra et al. 2011,
 * equation 2), which rises with l / g, so that gamma need not be known here.
 */
record DensityRatio(ParzenEstimator good, ParzenEstimator bad) {

  static DensityRatio of(Parameter parameter, Split split) {
    return new DensityRatio(estimate(parameter, split.below()), estimate(parameter, split.above()));
  }

  double log(double coordinate) {
    return good.logDensity(coordinate) - bad.logDensity(coordinate);
  }

  /** Of some draws from l the one with the greatest ratio, the first of them among equals. */
  double bestOf(int candidates, RandomGenerator random) {
    double best = good.sample(random);
    double bestRatio = log(best);
    for (int i = 1; i < candidates; i++) {
      double candidate = good.sample(random);
      double ratio = log(candidate);
      if (ratio > bestRatio) {
        best = candidate;
        bestRatio = ratio;
      }
    }
    return best;
  }

  private static ParzenEstimator estimate(Parameter parameter, List<Trial> trials) {
    var observations =
        trials.stream()
            .map(trial -> trial.parameters().get(parameter.name()))
            .mapToDouble(parameter::toCoordinate)
            .toArray();
    return new ParzenEstimator(observations, parameter.lowCoordinate(), parameter.highCoordinate());
  }
}
