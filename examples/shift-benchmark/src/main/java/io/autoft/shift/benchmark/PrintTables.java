package io.autoft.shift.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * {@code WORK RESULTS WORLD,.. SEED,..} prints the tables of some seeds, means and differences to
 * the rivals, and leaves figures of them and all results and curves of each world in the folder
 * {@code WORK}. What has been run there counts, and what the files in the folder {@code RESULTS}
 * have.
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
    var work = Path.of(args[0]);
    List<Long> seeds = Stream.of(args[3].split(",")).map(Long::parseLong).toList();
    for (var world : args[2].split(",")) {
      var file = Path.of(args[1]).resolve(world + ".csv");
      var tuned = read(work, file, world, seeds, false);
      var ensembled = read(work, file, world, seeds, true);
      ResultsFile.write(work.resolve(world + ".csv"), tuned, ensembled);
      var curves = curves(work, Path.of(args[1]).resolve(world + "-curves.csv"), world, seeds);
      if (!curves.names().isEmpty()) {
        CurvesFile.write(work.resolve(world + "-curves.csv"), curves);
      }
      if (!curves.of(seeds).names().isEmpty()) {
        Figures.curves(world, curves.of(seeds), work.resolve(world + "-curves"));
      }
      if (!tuned.of(seeds).names().isEmpty()) {
        draw(world, tuned.of(seeds), ensembled.of(seeds), work);
        print(world + ", without WiSE-FT", tuned.of(seeds));
        print(world + ", with WiSE-FT", ensembled.of(seeds));
      }
    }
  }

  /** Of all seeds that the file has, and of the given ones that have been run. */
  private static Contestants read(
      Path work, Path file, String world, List<Long> seeds, boolean ensembled) throws IOException {
    var contestants = new Contestants(new Protocol().methods());
    ResultsFile.addTo(contestants, file, ensembled);
    contestants.addRuns(new Bench(Path.of(""), work), world, seeds, ensembled);
    return contestants;
  }

  /** Likewise; runs from before there were any have none. */
  private static ByNameAndSeed<Curve> curves(Path work, Path file, String world, List<Long> seeds)
      throws IOException {
    var curves = new ByNameAndSeed<Curve>(new Protocol().methods());
    CurvesFile.addTo(curves, file);
    curves.addRuns(new Bench(Path.of(""), work), world, seeds, RunCurves::of);
    return curves;
  }

  private static void draw(String world, Contestants tuned, Contestants ensembled, Path folder)
      throws IOException {
    Figures.inDistributionAgainstUnseen(world, tuned, ensembled, folder.resolve(world));
    for (var rival : RIVALS) {
      if (!tuned.against(rival).isEmpty()) {
        Figures.differences(world, tuned, rival, folder.resolve(world + "-against-" + rival));
      }
    }
    spending(world, tuned, "trials of the search", BY_TRIALS, folder.resolve(world + "-by-trials"));
    if (world.equals("icons-long-tail")) {
      spending(
          world,
          tuned,
          "validation pictures",
          BY_VALIDATION,
          folder.resolve(world + "-by-validation"));
    }
  }

  private static void spending(
      String world, Contestants tuned, String spent, SortedMap<Integer, String> methods, Path file)
      throws IOException {
    Figures.spending(world, tuned, RIVALS.get(0), spent, methods, file);
  }

  private static void print(String title, Contestants contestants) {
    System.out.printf("%n## %s%n%n", title);
    var tables = new Tables(contestants, System.out);
    tables.means();
    System.out.println();
    tables.tests();
    for (var rival : RIVALS) {
      System.out.println();
      tables.against(rival);
    }
  }
}
