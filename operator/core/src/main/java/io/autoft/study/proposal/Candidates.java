package io.autoft.study.proposal;

import static java.util.Comparator.comparingDouble;

import io.autoft.api.v1alpha1.AutoFTStudySpec;
import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.contract.Metric;
import io.autoft.optimizer.space.SearchSpace;
import io.autoft.trial.TrialLog;
import io.autoft.trial.TrialRecord;
import io.autoft.trial.TrialResult;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The search trials that are likely to be the best ones, by shrunken scores (empirical Bayes; Efron
 * and Morris 1975). A score s_i is drawn towards the mean n_i of the trials with the most similar
 * parameters:
 *
 * <pre>
 * shrunken_i = n_i + w (s_i - n_i)
 * w          = 1 - v / mean((s_i - n_i)^2 / (1 + 1 / k))
 * </pre>
 *
 * <p>with k neighbours and v the mean squared standard error of a score. That error is the chance
 * of the examples, of which a part is common to all trials and takes no part in their order; the
 * chance of the seed, of which nothing is known before there are repeats, is about as large as that
 * part, and the one stands for the other. An own score never counts for less than a neighbour's.
 * Where neighbours tell no more of a score than the mean of all does, the order is that of the
 * scores.
 */
public final class Candidates {

  /** The best trials by score; those further down are no candidates. */
  private static final int CONSIDERED = 200;

  private static final int NEIGHBOURS = 5;

  private final Metric metric;
  private final List<TrialRecord> trials;
  private final double[] scores;
  private final double[][] features;

  private Candidates(Metric metric, SearchSpace space, List<TrialRecord> trials) {
    this.metric = metric;
    this.trials = trials;
    scores = trials.stream().mapToDouble(this::oriented).toArray();
    features =
        trials.stream()
            .map(trial -> SearchSpaces.features(space, trial.spec().parameters()))
            .toArray(double[][]::new);
  }

  /** The search trials with a score, the likeliest first; of equals the earlier. */
  public static List<TrialRecord> of(AutoFTStudySpec study, TrialLog log) {
    var metric = study.objective().metric();
    var groups = log.parameterGroups().orElse(List.of());
    var best =
        log.of(TrialPurpose.Search)
            .filter(trial -> trial.score().isPresent())
            .sorted(comparingDouble(trial -> -metric.oriented(trial.score().orElseThrow())))
            .limit(CONSIDERED)
            .toList();
    return new Candidates(metric, SearchSpaces.of(study, groups), best).inOrder();
  }

  private List<TrialRecord> inOrder() {
    var shrunken = shrunken();
    return IntStream.range(0, scores.length)
        .boxed()
        .sorted(
            comparingDouble((Integer i) -> -shrunken[i]).thenComparing(i -> trials.get(i).number()))
        .map(trials::get)
        .toList();
  }

  private double[] shrunken() {
    int count = Math.min(NEIGHBOURS, scores.length - 1);
    if (count < 1) {
      return scores;
    }
    var near = IntStream.range(0, scores.length).mapToDouble(i -> near(i, count)).toArray();
    double around = meanSquare(i -> scores[i] - near[i]) / (1 + 1.0 / count);
    double mean = DoubleStream.of(scores).average().orElseThrow();
    if (around >= meanSquare(i -> scores[i] - mean)) {
      return scores;
    }
    double weight = Math.max(1.0 / (count + 1), 1 - noise() / around);
    return IntStream.range(0, scores.length)
        .mapToDouble(i -> near[i] + weight * (scores[i] - near[i]))
        .toArray();
  }

  /** The mean score of the trials with the most similar parameters. */
  private double near(int of, int count) {
    var distances =
        IntStream.range(0, scores.length)
            .mapToDouble(i -> i == of ? Double.MAX_VALUE : squaredDistance(of, i))
            .toArray();
    double farthest = Arrays.stream(distances).sorted().skip(count - 1L).findFirst().orElseThrow();
    return IntStream.range(0, scores.length)
        .filter(i -> distances[i] <= farthest)
        .mapToDouble(i -> scores[i])
        .average()
        .orElseThrow();
  }

  private double squaredDistance(int one, int other) {
    double sum = 0;
    for (int f = 0; f < features[one].length; f++) {
      double difference = features[one][f] - features[other][f];
      sum += difference * difference;
    }
    return sum;
  }

  private double noise() {
    return trials.stream()
        .mapToDouble(trial -> trial.result().flatMap(TrialResult::standardError).orElse(0.0))
        .map(error -> error * error)
        .average()
        .orElseThrow();
  }

  private double meanSquare(IntToDoubleFunction value) {
    return IntStream.range(0, scores.length)
        .mapToDouble(value)
        .map(v -> v * v)
        .average()
        .orElseThrow();
  }

  private double oriented(TrialRecord trial) {
    return metric.oriented(trial.score().orElseThrow());
  }
}
