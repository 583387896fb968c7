package io.autoft.shift.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * All that came out in a world.
 *
 * @param tuned of the tuned parameters
 * @param ensembled of those that WiSE-FT mixed
 * @param curves between the pretrained parameters and the tuned ones; older runs have none
 * @param objectives that were learned; of older runs nothing is kept
 */
record WorldResults(
    String world,
    Contestants tuned,
    Contestants ensembled,
    ByNameAndSeed<Curve> curves,
    ByNameAndSeed<Objective> objectives) {

  /** What the files in a folder have of a world. */
  static WorldResults read(Path folder, String world, List<String> methods) throws IOException {
    var results = none(world, methods);
    ResultsFile.addTo(results.tuned, results.file(folder), false);
    ResultsFile.addTo(results.ensembled, results.file(folder), true);
    CurvesFile.addTo(results.curves, results.curvesFile(folder));
    ObjectivesFile.addTo(results.objectives, results.objectivesFile(folder));
    return results;
  }

  /** What came out of runs in a world. */
  static WorldResults of(Bench bench, List<Run> runs, String world, List<String> methods)
      throws IOException {
    var results = none(world, methods);
    results.tuned.addRuns(bench, runs, false);
    results.ensembled.addRuns(bench, runs, true);
    results.curves.addRuns(bench, runs, RunCurves::of);
    results.objectives.addRuns(bench, runs, Objective::of);
    return results;
  }

  private static WorldResults none(String world, List<String> methods) {
    return new WorldResults(
        world,
        new Contestants(methods),
        new Contestants(methods),
        new ByNameAndSeed<>(methods),
        new ByNameAndSeed<>(methods));
  }

  /** Adds those of runs as {@link ByNameAndSeed#addAgain} does. */
  void addAgain(WorldResults runs) {
    tuned.addAgain(runs.tuned);
    ensembled.addAgain(runs.ensembled);
    curves.addAgain(runs.curves);
    objectives.addAgain(runs.objectives);
  }

  /** Those of some seeds. */
  WorldResults of(List<Long> seeds) {
    return new WorldResults(
        world, tuned.of(seeds), ensembled.of(seeds), curves.of(seeds), objectives.of(seeds));
  }

  /** Those of some seeds, of the methods that have run with all of these. */
  WorldResults complete(List<Long> seeds) {
    return new WorldResults(
        world,
        tuned.complete(seeds),
        ensembled.complete(seeds),
        curves.complete(seeds),
        objectives.complete(seeds));
  }

  /** Writes what {@link #read} reads; no file of what there is none of. */
  void write(Path folder) throws IOException {
    if (!tuned.names().isEmpty()) {
      ResultsFile.write(file(folder), tuned, ensembled);
    }
    if (!curves.names().isEmpty()) {
      CurvesFile.write(curvesFile(folder), curves);
    }
    if (!objectives.names().isEmpty()) {
      ObjectivesFile.write(objectivesFile(folder), objectives);
    }
  }

  private Path file(Path folder) {
    return folder.resolve(world + ".csv");
  }

  private Path curvesFile(Path folder) {
    return folder.resolve(world + "-curves.csv");
  }

  private Path objectivesFile(Path folder) {
    return folder.resolve(world + "-objectives.csv");
  }
}
