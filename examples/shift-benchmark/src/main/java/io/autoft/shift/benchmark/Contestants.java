package io.autoft.shift.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
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

  /** Reads some runs. */
  void addRuns(Bench bench, List<Run> runs, boolean ensembled) throws IOException {
    results.addRuns(bench, runs, run -> RunResults.of(run, ensembled));
  }

  /** Adds those of other runs as {@link ByNameAndSeed#addAgain} does. */
  void addAgain(Contestants runs) {
    results.addAgain(runs.results);
  }

  /** How far runs are from what is here of the same names and seeds. */
  RunAgain again(Contestants runs) {
    var differences =
        runs.names().stream()
            .filter(results::isOfOneRate)
            .flatMapToDouble(
                name ->
                    runs.results(name).entrySet().stream()
                        .filter(run -> results(name).containsKey(run.getKey()))
                        .mapToDouble(
                            run ->
                                Math.abs(
                                    run.getValue().unseen()
                                        - results(name).get(run.getKey()).unseen())))
            .toArray();
    return new RunAgain(differences.length, Arrays.stream(differences).max().orElse(0));
  }

  /** Adds one, in the place of what is there of the same name and seed. */
  void add(String name, long seed, Result result) {
    results.add(name, seed, result);
  }

  /** Those of some seeds. */
  Contestants of(List<Long> seeds) {
    return new Contestants(results.of(seeds));
  }

  /** Those of some seeds, of the names that have all of these. */
  Contestants complete(List<Long> seeds) {
    return new Contestants(results.complete(seeds));
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
