package io.autoft.optimizer.tpe;

import io.autoft.optimizer.Trial;
import io.autoft.optimizer.numerics.LogSumExp;
import io.autoft.optimizer.space.Parameter;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The density of some parameters among a set of trials: a mixture of one kernel for each trial and
 * a prior kernel, wide as the range, that keeps every point possible. A kernel is a product over
 * the parameters.
 *
 * <pre>p(x) = sum over i of w_i product over d of p_id(x_d)</pre>
 *
 * The kernels are in the order of the trials, the prior last. Points are coordinates. See Bergstra,
 * Bardenet, Bengio and Kegl, "Algorithms for hyper-parameter optimization", NIPS 2011, section 4.
 *
 * @param factors along each parameter, with one kernel for each of the weights
 */
record ParzenEstimator(AgeWeights weights, List<Kernels> factors) {

  /** Of the parameters of a model among trials that are inside their bounds, the oldest first. */
  static ParzenEstimator of(
      AgeWeights weights, List<Parameter> parameters, List<Trial> trials, Bandwidths bandwidths) {
    return new ParzenEstimator(
        weights,
        parameters.stream()
            .map(
                parameter ->
                    Kernels.of(
                        parameter,
                        trials.stream()
                            .mapToDouble(trial -> trial.parameters().get(parameter.name()))
                            .map(parameter::toCoordinate)
                            .toArray(),
                        bandwidths,
                        parameters.size()))
            .toList());
  }

  /** log p(x) of a point inside the bounds. */
  double logDensity(double... point) {
    var terms = weights.logShares();
    for (int d = 0; d < point.length; d++) {
      factors.get(d).addLogDensities(point[d], terms);
    }
    return LogSumExp.of(terms);
  }

  /** One draw: a kernel by its weight, then a coordinate of each factor of that kernel. */
  double[] sample(RandomGenerator random) {
    int kernel = weights.pick(random.nextDouble());
    return factors.stream().mapToDouble(factor -> factor.sample(kernel, random)).toArray();
  }
}
