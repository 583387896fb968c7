package io.autoft.optimizer;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * The density of one parameter among a set of trials: a mixture of one kernel for each observation
 * and a prior kernel, wide as the range, that keeps every value possible.
 *
 * <pre>p(x) = sum over i of w_i TruncatedNormal(x; mu_i, sigma_i, low, high)</pre>
 *
 * The means are the observations in the order of the trials and, last, the middle of the range; the
 * weights are {@link AgeWeights} and 1 for the prior, divided by their sum; the sigmas are {@link
 * Bandwidths} and the range. All in the parameter's coordinate. See Bergstra, Bardenet, Bengio and
 * Kegl, "Algorithms for hyper-parameter optimization", NIPS 2011, section 4.
 */
final class ParzenEstimator {

  private final double[] weights;
  private final double[] logWeights;
  private final TruncatedNormal[] kernels;

  /** For m observations, the oldest first, each in [low, high], low < high; m may be 0. */
  ParzenEstimator(double[] observations, double low, double high) {
    int m = observations.length;
    weights = Arrays.copyOf(AgeWeights.of(m), m + 1);
    weights[m] = 1.0;
    // Not a stream's sum: how that compensates for rounding has changed between Java versions.
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    for (int i = 0; i <= m; i++) {
      weights[i] /= sum;
    }
    logWeights = Arrays.stream(weights).map(StrictMath::log).toArray();

    var sigmas = Bandwidths.of(observations, low, high);
    kernels = new TruncatedNormal[m + 1];
    for (int i = 0; i < m; i++) {
      kernels[i] = new TruncatedNormal(observations[i], sigmas[i], low, high);
    }
    kernels[m] = new TruncatedNormal(low + 0.5 * (high - low), high - low, low, high);
  }

  /** log p(x), with the greatest summand taken out of the sum so that the others cannot vanish. */
  double logDensity(double x) {
    var terms = new double[kernels.length];
    double max = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < terms.length; i++) {
      terms[i] = logWeights[i] + kernels[i].logDensity(x);
      max = Math.max(max, terms[i]);
    }
    if (max == Double.NEGATIVE_INFINITY) {
      return max;
    }
    double sum = 0;
    for (double term : terms) {
      sum += StrictMath.exp(term - max);
    }
    return max + StrictMath.log(sum);
  }

  /** One draw: a kernel by its weight, then a point of that kernel. */
  double sample(RandomGenerator random) {
    double u = random.nextDouble();
    int kernel = 0;
    while (kernel < kernels.length - 1 && u >= weights[kernel]) {
      u -= weights[kernel];
      kernel++;
    }
    return kernels[kernel].quantile(random.nextDouble());
  }

  double[] weights() {
    return weights.clone();
  }

  double[] means() {
    return Arrays.stream(kernels).mapToDouble(TruncatedNormal::mean).toArray();
  }

  double[] sigmas() {
    return Arrays.stream(kernels).mapToDouble(TruncatedNormal::sigma).toArray();
  }
}
