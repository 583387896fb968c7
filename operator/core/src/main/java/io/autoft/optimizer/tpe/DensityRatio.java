package io.autoft.optimizer.tpe;

import io.autoft.optimizer.space.Parameter;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The criterion by which TPE ranks points, log l(x) - log g(x), where l is the density of some
 * parameters among good trials and g among bad ones. With a fraction gamma of good trials, expected
 * improvement is proportional to 1 / (gamma + (1 - gamma) g(x) / l(x)) (Bergstra et al. 2011,
 * equation 2), which rises with l / g, so that gamma need not be known here.
 */
record DensityRatio(ParzenEstimator good, ParzenEstimator bad) {

  /** One ratio for each group of parameters that is modelled together. */
  static List<DensityRatio> of(List<List<Parameter>> groups, Split split, Bandwidths bandwidths) {
    var below = AgeWeights.of(split.below().size());
    var above = AgeWeights.of(split.above().size());
    return groups.stream()
        .map(
            group ->
                new DensityRatio(
                    ParzenEstimator.of(below, group, split.below(), bandwidths),
                    ParzenEstimator.of(above, group, split.above(), bandwidths)))
        .toList();
  }

  /** log l(x) - log g(x) at a point, given by its coordinates. */
  double log(double... point) {
    return good.logDensity(point) - bad.logDensity(point);
  }

  /** Of some draws from l the one with the greatest ratio, the first of them among equals. */
  double[] bestOf(int candidates, RandomGenerator random) {
    var best = good.sample(random);
    double bestRatio = log(best);
    for (int i = 1; i < candidates; i++) {
      var candidate = good.sample(random);
      double ratio = log(candidate);
      if (ratio > bestRatio) {
        best = candidate;
        bestRatio = ratio;
      }
    }
    return best;
  }
}
