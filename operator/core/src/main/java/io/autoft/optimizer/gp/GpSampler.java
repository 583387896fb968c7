package io.autoft.optimizer.gp;

import io.autoft.optimizer.ProposalRequest;
import io.autoft.optimizer.Sampler;
import io.autoft.optimizer.Trial;
import io.autoft.optimizer.random.RandomSampler;
import io.autoft.optimizer.sobol.StartupSampler;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Bayesian optimization: a {@link GaussianProcess} fitted to all scores predicts a mean and a
 * variance for every point, and the point with the greatest expected improvement is tried (Jones,
 * Schonlau and Welch, "Efficient global optimization of expensive black-box functions", 1998).
 *
 * <p>Scores are noisy, so an improvement is one over the best mean of the model at any known point,
 * not over the best score, which is mostly the luckiest. Pending trials are {@linkplain
 * GaussianProcess#expect expected} to score their mean. Everything, the model's parameters
 * included, follows from the request: nothing is carried from one proposal to the next.
 *
 * <p>The cost grows with the cube of the number of trials. Beyond 500 the model rests on
 * {@linkplain InformativeTrials some of them}, so that a proposal takes no longer whatever the
 * history.
 *
 * @param startupTrials finished trials, scored or diverged, below which the space is covered
 *     evenly; there is at least one
 */
public record GpSampler(int startupTrials) implements Sampler {

  private static final int MAX_TRIALS = 500;

  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException where it is negative
   */
  public GpSampler {
    StartupSampler.check(startupTrials);
  }

  @Override
  public Map<String, Double> propose(ProposalRequest request) {
    if (request.finished().size() < Math.max(1, startupTrials)
        || request.space().free().isEmpty()) {
      return new StartupSampler().propose(request);
    }
    return mostPromising(request)
        .filter(point -> !request.isKnown(point))
        .findFirst()
        .orElseGet(() -> new RandomSampler().propose(request));
  }

  @Override
  public boolean isSlow() {
    return true;
  }

  private static Stream<Map<String, Double>> mostPromising(ProposalRequest request) {
    var space = request.space();
    var trials = InformativeTrials.of(request.direction(), request.finished(), MAX_TRIALS);
    var design = Design.of(space, points(trials));
    var losses = StandardizedLosses.of(request.direction(), trials);
    var parameters = GaussianProcessFit.of(design, losses);
    var process = new GaussianProcess(design, losses, parameters, request.pending().size());
    var pending = points(request.pending());
    pending.forEach(point -> process.expect(space.encode(point)));
    var known = Stream.concat(points(trials).stream(), pending.stream()).toList();
    var means = process.predict(Design.of(space, known)).means();
    var best =
        IntStream.range(0, known.size())
            .boxed()
            .sorted(Comparator.comparingDouble(i -> means[i]))
            .toList();
    return new AcquisitionSearch(space, process, means[best.get(0)], request.random())
        .candidates(best.stream().map(known::get).toList()).stream();
  }

  private static List<Map<String, Double>> points(List<? extends Trial> trials) {
    return trials.stream().map(Trial::parameters).toList();
  }
}
