package io.autoft.result.confirmation;

import io.autoft.contract.Metric;
import io.autoft.trial.TrialRecord;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How much better the best score of a search is expected to look than it is, for being the best of
 * so many on the same examples ({@link Optimism#ofSearch}). What the seeds of the trials add to it
 * is not known without repeats, and comes on top.
 */
public final class SearchOptimism {

  private SearchOptimism() {}

  /**
   * After each trial, that of the best so far, in units of the metric and at least 0.
   *
   * @param search trials with a score, in their order; those without resamples, or with another
   *     number of them than the first, say nothing of it and are left out
   * @return by number of the trial
   */
  public static Map<Integer, Double> running(Metric metric, List<TrialRecord> search) {
    var resampled = search.stream().map(t -> Repeats.resampled(t, metric)).toArray(double[][]::new);
    int resamples =
        Arrays.stream(resampled).mapToInt(r -> r.length).filter(n -> n > 0).findFirst().orElse(0);
    var scores = new double[search.size()];
    var known = new double[search.size()][];
    int count = 0;
    var optimism = new TreeMap<Integer, Double>();
    for (int i = 0; i < search.size(); i++) {
      if (resampled[i].length == resamples && resamples > 0) {
        scores[count] = Repeats.oriented(search.get(i), metric);
        known[count++] = resampled[i];
        double value = Optimism.ofSearch(Arrays.copyOf(scores, count), Arrays.copyOf(known, count));
        optimism.put(search.get(i).number(), Math.max(0, value));
      }
    }
    return optimism;
  }
}
