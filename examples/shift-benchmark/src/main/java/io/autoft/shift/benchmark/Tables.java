package io.autoft.shift.benchmark;

import java.io.PrintStream;
import java.util.Collection;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

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
      var results = results(name);
      out.printf(
          Locale.ROOT,
          "| %s | %d | %s | %s | %s | %s |%n",
          name,
          results.size(),
          mean(results, Result::inDistribution),
          mean(results, Result::validation),
          mean(results, Result::unseen),
          mean(results, Result::worst));
    }
  }

  /** Means on each test, of the methods of which these were kept for all seeds. */
  void tests() {
    var kept =
        contestants.names().stream()
            .filter(name -> results(name).stream().noneMatch(r -> r.tests().isEmpty()))
            .toList();
    if (kept.isEmpty()) {
      return;
    }
    var tests = results(kept.get(0)).iterator().next().tests().keySet();
    out.printf("| | %s |%n", String.join(" | ", tests));
    out.printf("| --- |%s%n", " --- |".repeat(tests.size()));
    for (var name : kept) {
      out.printf(
          Locale.ROOT,
          "| %s | %s |%n",
          name,
          tests.stream()
              .map(test -> mean(results(name), result -> result.tests().get(test)))
              .collect(Collectors.joining(" | ")));
    }
  }

  private Collection<Result> results(String name) {
    return contestants.results(name).values();
  }

  private static String mean(Collection<Result> results, ToDoubleFunction<Result> value) {
    double mean = results.stream().mapToDouble(value).average().orElseThrow();
    return String.format(Locale.ROOT, "%.1f", PERCENT * mean);
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
          Locale.ROOT,
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
