package io.autoft.result.confirmation;

import io.autoft.result.Samples;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * How much better the best of several looks than it is: the chosen one is the luckiest as well as
 * the best. Estimated by choosing again in worlds in which the truth is known, those of the
 * bootstrap, where the observed scores are the truth and a resample moves them (Efron and
 * Tibshirani 1993, chapter 17):
 *
 * <pre>
 * optimism = mean over b of (what b adds to the one that is chosen on b)
 * </pre>
 *
 * <p>less the mean over all that were there to choose from, whose expectation is 0. The examples
 * that a resample leaves out serve the same end, with a larger error: they are 37 % of the set.
 */
final class Optimism {

  /** Draws of the seeds' chance for each resample. */
  private static final int DRAWS = 5;

  /** Any; fixed, so that a result is the same whenever it is computed. */
  private static final long SEED = 20070625;

  private Optimism() {}

  /**
   * Of the best mean. A resample moves the scores; the seeds move them too, by normal errors of the
   * size that the repeats have shown.
   *
   * @param choices with resamples
   */
  static double ofBest(List<Repeats> choices, SeedNoise noise) {
    var random = new SplittableRandom(SEED);
    var means = choices.stream().mapToDouble(Repeats::mean).toArray();
    var deviations = choices.stream().map(Repeats::meanDeviations).toArray(double[][]::new);
    double error = Math.sqrt(noise.own() / noise.seeds());
    var errors = choices.stream().mapToDouble(c -> c.seeded() ? error : 0).toArray();
    int resamples = deviations[0].length;
    return IntStream.range(0, resamples * DRAWS)
        .mapToDouble(d -> added(means, deviations, errors, d % resamples, random))
        .average()
        .orElseThrow();
  }

  private static double added(
      double[] means, double[][] deviations, double[] errors, int b, RandomGenerator random) {
    var added =
        IntStream.range(0, means.length)
            .mapToDouble(i -> deviations[i][b] + errors[i] * random.nextGaussian())
            .toArray();
    int chosen =
        IntStream.range(0, means.length)
            .reduce((i, j) -> means[j] + added[j] > means[i] + added[i] ? j : i)
            .orElseThrow();
    return added[chosen] - Samples.mean(added);
  }

  /**
   * Of the best score of a search, without a repeat.
   *
   * @param search scores of the search trials, at least one
   * @param resampled their scores on the resamples
   */
  static double ofSearch(double[] search, double[][] resampled) {
    var deviations = centred(search, resampled);
    return IntStream.range(0, deviations[0].length)
        .mapToDouble(b -> deviations[best(resampled, b)][b])
        .average()
        .orElseThrow();
  }

  private static int best(double[][] resampled, int b) {
    return IntStream.range(0, resampled.length)
        .reduce((i, j) -> resampled[j][b] > resampled[i][b] ? j : i)
        .orElseThrow();
  }

  /**
   * Of candidates that were chosen by their scores in the search. Their means over fresh seeds are
   * on the same examples, and so inherit a share of it: the regression of what a resample adds to a
   * candidate's mean on what it adds to its score in the search. The luck of the search's seeds
   * they do not inherit.
   *
   * @param search scores of the search trials, at least one
   * @param resampled their scores on the resamples
   * @param places of the candidates among them; -1 of one that is not
   */
  static double ofCandidates(
      double[] search, double[][] resampled, List<Repeats> candidates, int[] places) {
    var deviations = centred(search, resampled);
    int count = candidates.size();
    double optimism =
        IntStream.range(0, deviations[0].length)
            .mapToDouble(b -> ofFirst(count, resampled, deviations, b))
            .average()
            .orElseThrow();
    return inherited(deviations, candidates, places) * optimism;
  }

  /** What a resample adds to each score, beyond what it adds to the better half of all. */
  private static double[][] centred(double[] search, double[][] resampled) {
    var deviations =
        IntStream.range(0, search.length)
            .mapToObj(i -> Arrays.stream(resampled[i]).map(v -> v - search[i]).toArray())
            .toArray(double[][]::new);
    double median = Arrays.stream(search).sorted().toArray()[search.length / 2];
    var common =
        Samples.mean(
            IntStream.range(0, search.length)
                .filter(i -> search[i] >= median)
                .mapToObj(i -> deviations[i])
                .toArray(double[][]::new));
    return Arrays.stream(deviations).map(d -> Samples.minus(d, common)).toArray(double[][]::new);
  }

  /** What resample b adds to those that would be the candidates on it, on the mean. */
  private static double ofFirst(int count, double[][] resampled, double[][] deviations, int b) {
    var values = Arrays.stream(resampled).mapToDouble(trial -> trial[b]).sorted().toArray();
    double last = values[Math.max(0, values.length - count)];
    return IntStream.range(0, resampled.length)
        .filter(i -> resampled[i][b] >= last)
        .mapToDouble(i -> deviations[i][b])
        .average()
        .orElseThrow();
  }

  private static double inherited(double[][] deviations, List<Repeats> candidates, int[] places) {
    var means = candidates.stream().map(Repeats::meanDeviations).toArray(double[][]::new);
    double products = 0;
    double squares = 0;
    for (int c = 0; c < places.length; c++) {
      if (places[c] < 0) {
        continue;
      }
      var ofSearch = deviations[places[c]];
      for (int b = 0; b < ofSearch.length; b++) {
        products += ofSearch[b] * means[c][b];
        squares += ofSearch[b] * ofSearch[b];
      }
    }
    return squares == 0 ? 0 : Math.max(0, Math.min(1, products / squares));
  }
}
