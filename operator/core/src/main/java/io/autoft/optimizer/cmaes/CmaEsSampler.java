package io.autoft.optimizer.cmaes;

import io.autoft.optimizer.ProposalRequest;
import io.autoft.optimizer.Sampler;
import io.autoft.optimizer.Trial;
import io.autoft.optimizer.numerics.StandardNormal;
import io.autoft.optimizer.random.RandomSampler;
import io.autoft.optimizer.sobol.StartupSampler;
import io.autoft.optimizer.space.CategoricalParameter;
import io.autoft.optimizer.space.IntegerParameter;
import io.autoft.optimizer.space.SearchSpace;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Draws from the normal distribution of a {@link CovarianceMatrixAdaptation} on the features, which
 * has learnt from all earlier trials.
 *
 * <p>It has no memory: the trials are played again for every proposal, in generations of lambda
 * successive numbers, so that a late result only adds to its own generation. lambda is 4 + 3 log n
 * for n features, doubled until there is room for every trial that is under way at once, since a
 * generation should be drawn from one distribution. A generation counts once it is complete or
 * three quarters of it have finished; where the points come from does not matter. Diverged trials
 * are the worst. Above 40 features only variances are learnt, not how features go together.
 *
 * <p>A point outside the cube is drawn again, the tenth clamped. Numbers are rounded and categories
 * are the greatest of their indicators; their deviation does not fall below what changes one of
 * them in a generation.
 *
 * @param startupTrials finished trials, scored or diverged, below which the space is covered evenly
 */
public record CmaEsSampler(int startupTrials) implements Sampler {

  /** Of the range of each feature. */
  private static final double FIRST_STEP = 0.2;

  private static final int MAX_FULL_FEATURES = 40;
  private static final int MAX_DRAWS = 10;

  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException where it is negative
   */
  public CmaEsSampler {
    StartupSampler.check(startupTrials);
  }

  @Override
  public Map<String, Double> propose(ProposalRequest request) {
    var space = request.space();
    if (request.finished().size() < startupTrials || space.free().isEmpty()) {
      return new StartupSampler().propose(request);
    }
    int lambda = lambda(space.features(), request.pending().size() + 1);
    var distribution =
        new CovarianceMatrixAdaptation(
            space.encode(StartupSampler.centre(space)),
            FIRST_STEP,
            floors(space, lambda),
            space.features() > MAX_FULL_FEATURES);
    generations(request, lambda).forEach(distribution::learn);
    var random = request.random();
    return request
        .firstNew(() -> space.decode(draw(distribution, random)))
        .orElseGet(() -> new RandomSampler().propose(request));
  }

  private static int lambda(int features, int workers) {
    int lambda = 4 + (int) (3 * StrictMath.log(features));
    while (lambda < workers) {
      lambda *= 2;
    }
    return lambda;
  }

  /** The features of those trials of each generation that have finished, the best first. */
  private static Stream<List<double[]>> generations(ProposalRequest request, int lambda) {
    return IntStream.range(0, request.number() / lambda)
        .filter(generation -> counts(request, lambda, generation))
        .mapToObj(
            generation ->
                request.finished().stream()
                    .filter(trial -> trial.number() / lambda == generation)
                    .sorted(request.direction().bestFirst())
                    .map(trial -> request.space().encode(trial.parameters()))
                    .toList());
  }

  private static boolean counts(ProposalRequest request, int lambda, int generation) {
    long finished = size(request.finished(), lambda, generation);
    return finished >= 2 && finished >= 3 * size(request.pending(), lambda, generation);
  }

  private static long size(List<? extends Trial> trials, int lambda, int generation) {
    return trials.stream().filter(trial -> trial.number() / lambda == generation).count();
  }

  /**
   * The deviation at which one of all lambda n coordinates leaves its cell in a generation, when
   * its mean is at the cell's middle (a margin as in Hamano et al., arXiv 2205.13482). Between two
   * categories there are two indicators that vary, and the distance is 1.
   */
  private static double[] floors(SearchSpace space, int lambda) {
    var floors = new double[space.features()];
    double quantile = -StandardNormal.inverseLogCdf(StrictMath.log(0.5 / (lambda * floors.length)));
    int from = 0;
    for (var parameter : space.free()) {
      double reach = 0;
      if (parameter instanceof IntegerParameter integer) {
        reach = 0.5 / ((double) integer.high() - integer.low() + 1);
      } else if (parameter instanceof CategoricalParameter) {
        reach = Math.sqrt(0.5);
      }
      Arrays.fill(floors, from, from + parameter.features(), reach / quantile);
      from += parameter.features();
    }
    return floors;
  }

  private static double[] draw(CovarianceMatrixAdaptation distribution, RandomGenerator random) {
    var point = distribution.draw(random);
    for (int i = 1; i < MAX_DRAWS && !isInside(point); i++) {
      point = distribution.draw(random);
    }
    return Arrays.stream(point).map(feature -> Math.max(0, Math.min(1, feature))).toArray();
  }

  private static boolean isInside(double[] point) {
    return Arrays.stream(point).allMatch(feature -> 0 <= feature && feature <= 1);
  }
}
