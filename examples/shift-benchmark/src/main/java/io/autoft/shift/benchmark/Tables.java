package io.autoft.shift.benchmark;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Prints the tables of a world, in percent and points. */
final class Tables {

  private static final double PERCENT = 100;

  private final Contestants contestants;
  private final PrintStream out;

  Tables(Contestants contestants, PrintStream out) {
    this.contestants = contestants;
    this.out = out;
  }

  /** Means over the seeds. */
  void means() {
    out.println("| | seeds | in distribution | OOD validation | unseen shifts | worst of them |");
    out.println("| --- | --- | --- | --- | --- | --- |");
    for (var name : contestants.names()) {
      var results = contestants.results(name).values();
      out.printf(
          "| %s | %d | %s | %s | %s | %s |%n",
          name,
          results.size(),
          mean(results, Result::inDistribution),
          mean(results, Result::validation),
          mean(results, Result::unseen),
          mean(results, Result::worst));
    }
  }

  private static String mean(Collection<Result> results, ToDoubleFunction<Result> value) {
    return "%.1f".formatted(PERCENT * results.stream().mapToDouble(value).average().orElseThrow());
  }

  /** Differences on the unseen shifts against one method, over the seeds that both have. */
  void against(String other) {
    if (!contestants.names().contains(other)) {
      return;
    }
    var names = new ArrayList<String>();
    var differences = new ArrayList<Difference>();
    for (var name : contestants.names()) {
      var seeds = common(name, other);
      if (!name.equals(other) && seeds.size() > 1) {
        names.add(name);
        differences.add(Difference.of(unseen(name, seeds), unseen(other, seeds)));
      }
    }
    var p = Holm.texts(differences.stream().mapToDouble(Difference::p).toArray());
    out.printf("| unseen shifts, points, against %s | 95 %% interval | better in | p |%n", other);
    out.println("| --- | --- | --- | --- |");
    for (int i = 0; i < names.size(); i++) {
      var d = differences.get(i);
      out.printf(
          "| %s | %+.1f (%+.1f to %+.1f) | %d of %d | %s |%n",
          names.get(i),
          PERCENT * d.mean(),
          PERCENT * (d.mean() - d.margin()),
          PERCENT * (d.mean() + d.margin()),
          d.wins(),
          d.seeds(),
          p[i]);
    }
  }

  private List<Long> common(String one, String other) {
    var seeds = new ArrayList<>(contestants.results(one).keySet());
    seeds.retainAll(contestants.results(other).keySet());
    return seeds;
  }

  private double[] unseen(String name, List<Long> seeds) {
    Map<Long, Result> results = contestants.results(name);
    return seeds.stream().mapToDouble(seed -> results.get(seed).unseen()).toArray();
  }
}
