package io.autoft.shift.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The results of a world by name and seed, and how they differ. */
final class Contestants {

  private final ByNameAndSeed<Result> results;

  private Contestants(ByNameAndSeed<Result> results) {
    this.results = results;
  }

  /**
   * None yet.
   *
   * @param methods those of the protocol in their order
   */
  Contestants(List<String> methods) {
    this(new ByNameAndSeed<>(methods));
  }

  /** Reads the runs of a world that have ended. */
  void addRuns(Bench bench, String world, List<Long> seeds, boolean ensembled) throws IOException {
    results.addRuns(bench, world, seeds, run -> RunResults.of(run, ensembled));
  }

  /**
   * Adds one. A later run of the same method and seed changes it if that is a baseline at a better
   * rate.
   */
  void add(String name, long seed, Result result) {
    results.add(name, seed, result);
  }

  /** Those of some seeds. */
  Contestants of(List<Long> seeds) {
    return new Contestants(results.of(seeds));
  }

  List<String> names() {
    return results.names();
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
    for (var name : results.names()) {
      var seeds = new ArrayList<>(results.get(name).keySet());
      seeds.retainAll(results.get(other).keySet());
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
