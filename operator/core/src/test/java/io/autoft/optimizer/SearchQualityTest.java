package io.autoft.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.optimizer.auto.AutoSampler;
import io.autoft.optimizer.cmaes.CmaEsSampler;
import io.autoft.optimizer.random.RandomSampler;
import io.autoft.optimizer.space.FloatParameter;
import io.autoft.optimizer.space.Parameter;
import io.autoft.optimizer.space.Scale;
import io.autoft.optimizer.space.SearchSpace;
import io.autoft.optimizer.tpe.TpeSampler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * A search like AutoFT's in small: ten parameters of which few matter, a cliff where training
 * diverges, and accuracies counted on 1000 examples. All of it follows from fixed seeds.
 */
class SearchQualityTest {

  private static final int EXAMPLES = 1000;
  private static final int TRIALS = 60;
  private static final int WORKERS = 4;
  private static final SearchSpace SPACE = space();

  @Test
  void tpeFindsBetterObjectivesThanRandomSearch() {
    assertBetterThanRandom(new TpeSampler(10), 40);
  }

  @Test
  void aGaussianProcessFindsBetterObjectivesThanRandomSearch() {
    assertBetterThanRandom(new AutoSampler(10), 6);
  }

  @Test
  void anEvolutionStrategyFindsBetterObjectivesThanRandomSearch() {
    assertBetterThanRandom(new CmaEsSampler(10), 40);
  }

  /** By three standard errors of the mean. */
  private static void assertBetterThanRandom(Sampler sampler, int seeds) {
    var gains =
        IntStream.range(0, seeds)
            .mapToDouble(
                seed ->
                    accuracyOfTheBest(sampler, seed) - accuracyOfTheBest(new RandomSampler(), seed))
            .toArray();
    double mean = Arrays.stream(gains).average().orElseThrow();
    double variance =
        Arrays.stream(gains).map(gain -> (gain - mean) * (gain - mean)).sum() / (seeds - 1);
    assertThat(mean).isGreaterThan(3 * Math.sqrt(variance / seeds));
  }

  /** The true accuracy of the trial with the best observed one. */
  private static double accuracyOfTheBest(Sampler sampler, long seed) {
    return Direction.MAXIMIZE
        .best(search(sampler, seed))
        .flatMap(trial -> accuracy(trial.parameters()))
        .orElseThrow();
  }

  /** A trial is proposed when the fourth before it has finished. */
  private static List<Finished> search(Sampler sampler, long seed) {
    var finished = new ArrayList<Finished>();
    var pending = new ArrayList<Pending>();
    for (int number = 0; number < TRIALS; number++) {
      var request = new ProposalRequest(SPACE, Direction.MAXIMIZE, seed, number, finished, pending);
      pending.add(new Pending(number, sampler.propose(request)));
      if (pending.size() == WORKERS) {
        finished.add(evaluate(pending.remove(0), seed));
      }
    }
    pending.forEach(trial -> finished.add(evaluate(trial, seed)));
    return finished;
  }

  private static Finished evaluate(Pending trial, long seed) {
    var random = new SplittableRandom(1_000_003 * seed + trial.number());
    return accuracy(trial.parameters())
        .map(
            accuracy -> {
              long correct = random.doubles(EXAMPLES).filter(draw -> draw < accuracy).count();
              return Finished.scored(
                  trial.number(), trial.parameters(), (double) correct / EXAMPLES);
            })
        .orElseGet(() -> Finished.diverged(trial.number(), trial.parameters()));
  }

  /** Empty where training diverges: a high rate with a heavy hinge. */
  private static Optional<Double> accuracy(Map<String, Double> point) {
    double rate = Math.log10(point.get("learningRate") / 3e-5);
    double hinge = Math.log10(point.get("weight.Hinge"));
    if (rate + 0.5 * hinge > 1.2) {
      return Optional.empty();
    }
    double distance = Math.log10(point.get("weight.L2Distance") / 0.3);
    double contrastive = Math.log10(point.get("weight.Contrastive"));
    double loss =
        0.06 * rate * rate
            + 0.02 * Math.max(0, hinge)
            + 0.015 * distance * distance
            + 0.01 * Math.max(0, -contrastive)
            + 0.02 * point.get("weightDecay");
    return Optional.of(0.1 + 0.7 * Math.exp(-loss / 0.3));
  }

  private static SearchSpace space() {
    var parameters = new ArrayList<Parameter>();
    parameters.add(new FloatParameter("learningRate", 1e-7, 1e-3, Scale.LOG));
    parameters.add(new FloatParameter("weightDecay", 0, 1, Scale.LINEAR));
    for (var loss :
        List.of(
            "Hinge",
            "Entropy",
            "ConfidenceOnErrors",
            "Contrastive",
            "L1Norm",
            "L2Norm",
            "L1Distance",
            "L2Distance")) {
      parameters.add(new FloatParameter("weight." + loss, 1e-4, 10, Scale.LOG));
    }
    return new SearchSpace(parameters);
  }
}
