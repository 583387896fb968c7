package io.autoft.optimizer.benchmark;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Recorded runs, and questions to them. A checkpoint that a run does not reach is left out. */
record Results(List<SearchRun> runs) {

  Results {
    runs = List.copyOf(runs);
  }

  /** The runs that are committed: Optuna's and our own. */
  static Results recorded() {
    return new Results(
        Stream.of("optuna.csv", "runs.csv")
            .flatMap(name -> ResultFile.lines(name).stream())
            .map(SearchRun::parse)
            .toList());
  }

  /** A sampler with so many workers, after so many trials. */
  record Place(String sampler, int workers, int checkpoint) {

    Place of(String other) {
      return new Place(other, workers, checkpoint);
    }
  }

  /** The logarithms of the regrets there, by problem and seed. */
  SeedTable logs(Place place, Collection<String> problems) {
    var logs = new TreeMap<String, Map<Integer, Double>>();
    runs.stream()
        .filter(run -> run.key().sampler().equals(place.sampler()))
        .filter(run -> run.key().workers() == place.workers())
        .filter(run -> problems.contains(run.key().problem()))
        .filter(run -> run.reaches(place.checkpoint()))
        .forEach(
            run ->
                logs.computeIfAbsent(run.key().problem(), name -> new TreeMap<>())
                    .put(run.key().seed(), run.logRegret(place.checkpoint())));
    return new SeedTable(logs);
  }

  /** Pairs by problem and seed; empty where there is none. */
  SeedTable logRatios(Place place, String rival, Collection<String> problems) {
    return logs(place, problems).minus(logs(place.of(rival), problems));
  }

  /** Against the one of several rivals that has the least mean on each problem. */
  SeedTable logRatiosToBest(Place place, Collection<String> rivals, Collection<String> problems) {
    var best = new TreeMap<String, Map<Integer, Double>>();
    bestRivals(place, rivals, problems)
        .forEach(
            (problem, rival) -> best.putAll(logRatios(place, rival, List.of(problem)).byProblem()));
    return new SeedTable(best);
  }

  /**
   * Against the one of several rivals that has the least mean on each problem under all seeds but
   * the one compared. The least of several means is partly the luckiest: chosen by the runs that it
   * is judged by, a rival looks better than it is. No pair where it has not run that seed.
   */
  SeedTable logRatiosToBestOfOtherSeeds(
      Place place, Collection<String> rivals, Collection<String> problems) {
    var ratios = new TreeMap<String, Map<Integer, Double>>();
    for (var problem : problems) {
      var rows = rivals.stream().map(rival -> row(place.of(rival), problem)).toList();
      var pairs = new TreeMap<Integer, Double>();
      row(place, problem)
          .forEach(
              (seed, ours) ->
                  rows.stream()
                      .filter(row -> row.keySet().stream().anyMatch(other -> !other.equals(seed)))
                      .min(Comparator.comparingDouble(row -> meanWithout(row, seed)))
                      .filter(row -> row.containsKey(seed))
                      .ifPresent(row -> pairs.put(seed, ours - row.get(seed))));
      ratios.put(problem, pairs);
    }
    return new SeedTable(ratios);
  }

  private Map<Integer, Double> row(Place place, String problem) {
    return logs(place, List.of(problem)).byProblem().getOrDefault(problem, Map.of());
  }

  private static double meanWithout(Map<Integer, Double> row, int seed) {
    return row.entrySet().stream()
        .filter(entry -> entry.getKey() != seed)
        .mapToDouble(Map.Entry::getValue)
        .average()
        .orElseThrow();
  }

  /** Of all the seeds of either, on the problems that both have run. */
  Equivalence equivalence(Place place, String rival, Collection<String> problems) {
    return new Equivalence(logs(place, problems), logs(place.of(rival), problems));
  }

  /** The geometric mean of regrets over problems that count equally; NaN unless all were run. */
  double regret(Place place, Collection<String> problems) {
    var logs = logs(place, problems);
    return logs.problems() < problems.size() ? Double.NaN : Math.exp(logs.mean());
  }

  /** For each problem, which of the rivals has the least mean; those without runs do not count. */
  Map<String, String> bestRivals(
      Place place, Collection<String> rivals, Collection<String> problems) {
    var best = new TreeMap<String, String>();
    for (var problem : problems) {
      rivals.stream()
          .filter(rival -> !logRatios(place, rival, List.of(problem)).isEmpty())
          .min(Comparator.comparingDouble(rival -> logs(place.of(rival), List.of(problem)).mean()))
          .ifPresent(rival -> best.put(problem, rival));
    }
    return best;
  }

  /** Ranks by problem, averaged over those that all the samplers have run; the least is best. */
  Map<String, Double> meanRanks(
      Collection<String> samplers, int workers, int checkpoint, Collection<String> problems) {
    var names = List.copyOf(samplers);
    var sums = new double[names.size()];
    var means =
        names.stream()
            .map(name -> logs(new Place(name, workers, checkpoint), problems).means())
            .toList();
    for (var problem : problems) {
      var ranks = SignedRank.ranks(means.stream().mapToDouble(of -> of.get(problem)).toArray());
      for (int i = 0; i < sums.length; i++) {
        sums[i] += ranks[i] / problems.size();
      }
    }
    var ranks = new TreeMap<String, Double>();
    for (int i = 0; i < sums.length; i++) {
      ranks.put(names.get(i), sums[i]);
    }
    return ranks;
  }

  /** The samplers that have run all of the problems up to a checkpoint, by name. */
  List<String> samplers(int workers, int checkpoint, Collection<String> problems) {
    return runs.stream()
        .map(run -> run.key().sampler())
        .distinct()
        .sorted()
        .filter(
            name ->
                logs(new Place(name, workers, checkpoint), problems).problems() == problems.size())
        .toList();
  }

  /** The fewest seeds of any of the problems. */
  int seeds(Place place, Collection<String> problems) {
    return logs(place, problems).byProblem().values().stream().mapToInt(Map::size).min().orElse(0);
  }
}
