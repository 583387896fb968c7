package io.autoft.shift.benchmark;

import java.io.PrintStream;
import java.util.Collection;
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
    var differences = contestants.against(other);
    if (differences.isEmpty()) {
      return;
    }
    var p = Holm.texts(differences.values().stream().mapToDouble(Difference::p).toArray());
    out.printf("| unseen shifts, points, against %s | 95 %% interval | better in | p |%n", other);
    out.println("| --- | --- | --- | --- |");
    int i = 0;
    for (var entry : differences.entrySet()) {
      var d = entry.getValue();
      out.printf(
          "| %s | %+.1f (%+.1f to %+.1f) | %d of %d | %s |%n",
          entry.getKey(),
          PERCENT * d.mean(),
          PERCENT * (d.mean() - d.margin()),
          PERCENT * (d.mean() + d.margin()),
          d.wins(),
          d.seeds(),
          p[i++]);
    }
  }
}
