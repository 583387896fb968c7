package io.autoft.shift.benchmark;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * {@code WORK WORLD,.. SEED,..} prints the tables of what has been run, means and differences to
 * the rivals, and leaves figures and all results of each world in the folder.
 */
public final class PrintTables {

  /**
   * The honest rivals: both objectives made by hand, with the search and the budget of the others.
   */
  private static final List<String> RIVALS = List.of("fine-tuning-tuned", "flyp-tuned");

  /** What has to be spent: methods that differ in their trials (and how many of them are drawn). */
  private static final SortedMap<Integer, String> BY_TRIALS =
      new TreeMap<>(
          Map.of(
              6, "budget-6-trials",
              12, "budget-12-trials",
              24, "autoft-logit-adjusted",
              48, "budget-48-trials"));

  /** Likewise, in their validation pictures. The icons have 690, which all other methods use. */
  private static final SortedMap<Integer, String> BY_VALIDATION =
      new TreeMap<>(
          Map.of(100, "validation-100", 300, "validation-300", 690, "autoft-logit-adjusted"));

  private PrintTables() {}

  public static void main(String[] args) throws Exception {
    var bench = new Bench(Path.of(""), Path.of(args[0]));
    var methods = new Protocol().methods();
    List<Long> seeds = Stream.of(args[2].split(",")).map(Long::parseLong).toList();
    for (var world : args[1].split(",")) {
      var both =
          List.of(
              Contestants.of(bench, world, methods, seeds, false),
              Contestants.of(bench, world, methods, seeds, true));
      if (both.get(0).names().isEmpty()) {
        continue;
      }
      var folder = Path.of(args[0]);
      Figures.inDistributionAgainstUnseen(world, both.get(0), both.get(1), folder.resolve(world));
      for (var rival : RIVALS) {
        if (!both.get(0).against(rival).isEmpty()) {
          Figures.differences(
              world, both.get(0), rival, folder.resolve(world + "-against-" + rival));
        }
      }
      Figures.spending(
          world,
          both.get(0),
          RIVALS.get(0),
          "trials of the search",
          BY_TRIALS,
          folder.resolve(world + "-by-trials"));
      if (world.startsWith("icons")) {
        Figures.spending(
            world,
            both.get(0),
            RIVALS.get(0),
            "validation pictures",
            BY_VALIDATION,
            folder.resolve(world + "-by-validation"));
      }
      ResultsFile.write(folder.resolve(world + ".csv"), both.get(0), both.get(1));
      for (boolean ensembled : new boolean[] {false, true}) {
        var contestants = both.get(ensembled ? 1 : 0);
        System.out.printf("%n## %s, %s%n%n", world, ensembled ? "with WiSE-FT" : "without WiSE-FT");
        var tables = new Tables(contestants, System.out);
        tables.means();
        for (var other : RIVALS) {
          System.out.println();
          tables.against(other);
        }
      }
    }
  }
}
