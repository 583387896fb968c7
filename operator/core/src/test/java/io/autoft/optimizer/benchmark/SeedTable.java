package io.autoft.optimizer.benchmark;

import static java.util.stream.Collectors.toMap;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * A number, such as the logarithm of a regret, for each problem and seed that was run.
 *
 * <p>Problems count equally, whatever their numbers of seeds. The same seed gives a sampler the
 * same first points on every problem, so that seeds are drawn for all problems at once where runs
 * are resampled.
 *
 * @param byProblem by seed, at least one each; in the order of the names and numbers, so that
 *     resampling can be repeated
 */
record SeedTable(Map<String, Map<Integer, Double>> byProblem) {

  SeedTable {
    byProblem = new TreeMap<>(byProblem);
    byProblem.values().removeIf(Map::isEmpty);
  }

  boolean isEmpty() {
    return byProblem.isEmpty();
  }

  int problems() {
    return byProblem.size();
  }

  int runs() {
    return byProblem.values().stream().mapToInt(Map::size).sum();
  }

  /** Of each problem. */
  Map<String, Double> means() {
    return byProblem.entrySet().stream()
        .collect(toMap(Map.Entry::getKey, entry -> mean(List.copyOf(entry.getValue().values()))));
  }

  /** Of the problems' means; NaN of none. */
  double mean() {
    return mean(List.copyOf(new TreeMap<>(means()).values()));
  }

  /** What is ours less what is theirs, where both have it. */
  SeedTable minus(SeedTable other) {
    var differences = new TreeMap<String, Map<Integer, Double>>();
    byProblem.forEach(
        (problem, seeds) -> {
          var theirs = other.byProblem.getOrDefault(problem, Map.of());
          var row = new TreeMap<Integer, Double>();
          seeds.forEach(
              (seed, value) -> {
                if (theirs.containsKey(seed)) {
                  row.put(seed, value - theirs.get(seed));
                }
              });
          differences.put(problem, row);
        });
    return new SeedTable(differences);
  }

  /** Of the problems that another one has. */
  SeedTable on(SeedTable other) {
    var rows = new TreeMap<>(byProblem);
    rows.keySet().retainAll(other.byProblem.keySet());
    return new SeedTable(rows);
  }

  /** The mean over the problems, or as many drawn from them, of as many seeds drawn for all. */
  double resampledMean(RandomGenerator random, boolean drawProblems) {
    var rows = byProblem.values().stream().toList();
    var seeds = rows.stream().flatMap(row -> row.keySet().stream()).distinct().sorted().toList();
    var times = new int[seeds.size()];
    for (int i = 0; i < times.length; i++) {
      times[random.nextInt(times.length)]++;
    }
    var means =
        IntStream.range(0, rows.size())
            .map(i -> drawProblems ? random.nextInt(rows.size()) : i)
            .mapToDouble(i -> weightedMean(rows.get(i), seeds, times))
            .filter(mean -> !Double.isNaN(mean))
            .toArray();
    return Arrays.stream(means).sum() / means.length;
  }

  /** NaN where none of the seeds drawn was run. */
  private static double weightedMean(Map<Integer, Double> row, List<Integer> seeds, int[] times) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < times.length; i++) {
      var value = times[i] == 0 ? null : row.get(seeds.get(i));
      if (value != null) {
        sum += times[i] * value;
        count += times[i];
      }
    }
    return sum / count;
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(value -> value).sum() / values.size();
  }
}
