package io.autoft.shift.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which figures a world has, as far as the methods in them have run.
 *
 * @param results of methods that have all run with the same seeds: others have other training sets
 *     and tests
 * @param folder that they are written to
 */
record WorldFigures(WorldResults results, Path folder) {

  /** What has to be spent: methods that differ in their trials (and how many of them are drawn). */
  private static final SortedMap<Integer, String> BY_TRIALS =
      new TreeMap<>(
          Map.of(
              6, "budget-6-trials",
              12, "budget-12-trials",
              24, "autoft-logit-adjusted",
              48, "budget-48-trials"));

  /** Likewise with as many trainings, of which so many are one trial. */
  private static final SortedMap<Integer, String> BY_REPEATS =
      new TreeMap<>(
          Map.of(
              1, "autoft-logit-adjusted",
              2, "repeats-2",
              3, "repeats-3"));

  /** The protocol has methods with fewer validation pictures in this world alone. */
  private static final String BY_VALIDATION_WORLD = "icons-long-tail";

  /** Its whole validation set, the same for every seed. */
  private static final int VALIDATION_PICTURES = 690;

  private static final SortedMap<Integer, String> BY_VALIDATION =
      new TreeMap<>(
          Map.of(
              100,
              "validation-100",
              300,
              "validation-300",
              VALIDATION_PICTURES,
              "autoft-logit-adjusted"));

  void draw() throws IOException {
    var world = results.world();
    if (!results.curves().names().isEmpty()) {
      Figures.save(Figures.curves(world, results.curves()), folder.resolve(world + "-curves"));
    }
    if (!results.tuned().names().isEmpty()) {
      Figures.save(
          Figures.inDistributionAgainstUnseen(world, results.tuned(), results.ensembled()),
          folder.resolve(world));
    }
    for (var rival : Protocol.RIVALS) {
      if (!results.tuned().against(rival).isEmpty()) {
        Figures.save(
            Figures.differences(world, results.tuned(), rival),
            folder.resolve(world + "-against-" + rival));
      }
    }
    spending("trials of the search", BY_TRIALS, "by-trials");
    spending("trainings of a trial", BY_REPEATS, "by-repeats");
    if (world.equals(BY_VALIDATION_WORLD)) {
      spending("validation pictures", BY_VALIDATION, "by-validation");
    }
  }

  private void spending(String spent, SortedMap<Integer, String> methods, String name)
      throws IOException {
    var rival = Protocol.RIVALS.get(0);
    var run = new TreeMap<>(methods);
    run.values().retainAll(results.tuned().against(rival).keySet());
    if (run.size() > 1) {
      Figures.save(
          Figures.spending(results.world(), results.tuned(), rival, spent, run),
          folder.resolve(results.world() + "-" + name));
    }
  }
}
