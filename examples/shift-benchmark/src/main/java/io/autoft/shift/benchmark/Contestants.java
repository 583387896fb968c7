package io.autoft.shift.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The results of a world by name and seed. A run's learned objective has the name of the run's
 * method. Baselines that were run at several rates have their own name, and of each seed the rate
 * with the best OOD validation; the first counts among equal ones.
 */
final class Contestants {

  private static final String HAND_MADE = "hand-made";

  private final List<String> methods;
  private final Map<String, Map<Long, Result>> results;

  /**
   * None yet.
   *
   * @param methods those of the protocol in their order, which is that of the names here, after the
   *     baselines
   */
  Contestants(List<String> methods) {
    this.methods = List.copyOf(methods);
    results =
        new TreeMap<>(
            Comparator.<String>comparingInt(methods::indexOf)
                .thenComparing(Comparator.naturalOrder()));
  }

  /** Reads the runs of a world that have ended. */
  void addRuns(Bench bench, String world, List<Long> seeds, boolean ensembled) throws IOException {
    for (var method : methods) {
      for (long seed : seeds) {
        var run = new Run(world, method, seed);
        if (bench.isDone(run)) {
          addRun(method, seed, RunResults.of(bench.folder(run), ensembled));
        }
      }
    }
  }

  private void addRun(String method, long seed, Map<String, Result> ofRun) {
    if (method.startsWith(HAND_MADE)) {
      ofRun.forEach(
          (baseline, result) -> {
            if (!baseline.equals(RunResults.LEARNED)) {
              bySeed(baseline).merge(seed, result, Contestants::better);
            }
          });
    } else {
      bySeed(method).putIfAbsent(seed, ofRun.get(RunResults.LEARNED));
    }
  }

  private static Result better(Result first, Result second) {
    return second.validation() > first.validation() ? second : first;
  }

  private Map<Long, Result> bySeed(String name) {
    return results.computeIfAbsent(name, n -> new TreeMap<>());
  }

  /**
   * Adds one. A later run of the same method and seed changes it if that is a baseline at a better
   * rate.
   */
  void add(String name, long seed, Result result) {
    bySeed(name).put(seed, result);
  }

  /** Those of some seeds. */
  Contestants of(List<Long> seeds) {
    var some = new Contestants(methods);
    results.forEach(
        (name, bySeed) ->
            bySeed.forEach(
                (seed, result) -> {
                  if (seeds.contains(seed)) {
                    some.add(name, seed, result);
                  }
                }));
    return some;
  }

  List<String> names() {
    return List.copyOf(results.keySet());
  }

  /** By seed, ascending. */
  Map<Long, Result> results(String name) {
    return results.get(name);
  }

  /**
   * The differences of all others to one method on the unseen shifts, over the seeds that both
   * have, if there are at least two.
   */
  Map<String, Difference> against(String other) {
    Map<String, Difference> differences = new LinkedHashMap<>();
    for (var name : results.keySet()) {
      var seeds = new ArrayList<>(results.get(name).keySet());
      seeds.retainAll(results.getOrDefault(other, Map.of()).keySet());
      if (!name.equals(other) && seeds.size() > 1) {
        differences.put(name, Difference.of(unseen(name, seeds), unseen(other, seeds)));
      }
    }
    return differences;
  }

  private double[] unseen(String name, List<Long> seeds) {
    return seeds.stream().mapToDouble(seed -> results.get(name).get(seed).unseen()).toArray();
  }
}
