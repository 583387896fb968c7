package io.autoft.shift.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code WORK RESULTS FOLDER WORLD,.. SEED,..} prints the tables of some seeds, means and
 * differences to the rivals, and leaves figures of them and all results and curves of each world in
 * {@code FOLDER}, which may be {@code RESULTS}. What has been run in the folder {@code WORK}
 * counts, and what the files in the folder {@code RESULTS} have beside it.
 */
public final class PrintTables {

  private PrintTables() {}

  public static void main(String[] args) throws Exception {
    var bench = new Bench(Path.of(""), Path.of(args[0]));
    var methods = new Protocol().methods();
    var folder = Path.of(args[2]);
    List<Long> seeds = Stream.of(args[4].split(",")).map(Long::parseLong).toList();
    for (var world : args[3].split(",")) {
      var results = WorldResults.read(Path.of(args[1]), world, methods);
      var runs = WorldResults.of(bench, runs(bench, world, seeds), world, methods);
      var tunedAgain = results.tuned().again(runs.tuned());
      var ensembledAgain = results.ensembled().again(runs.ensembled());
      results.addAgain(runs);
      results.write(folder);
      new WorldFigures(results.complete(seeds), folder).draw();
      var printed = results.of(seeds);
      print(world + ", without WiSE-FT", printed.tuned(), tunedAgain);
      print(world + ", with WiSE-FT", printed.ensembled(), ensembledAgain);
    }
  }

  /** Those that have ended and are of the protocol, in its order. */
  private static List<Run> runs(Bench bench, String world, List<Long> seeds) throws IOException {
    var protocol = new Protocol();
    var runs = new ArrayList<Run>();
    for (var method : protocol.methods()) {
      for (long seed : seeds) {
        var run = new Run(world, method, seed);
        if (bench.isDone(run)) {
          if (bench.isOf(run, protocol.study(run))) {
            runs.add(run);
          } else {
            System.out.printf(
                "%s is left out: the protocol was another one when it ran%n", run.name());
          }
        }
      }
    }
    return runs;
  }

  private static void print(String title, Contestants contestants, RunAgain again) {
    if (contestants.names().isEmpty()) {
      return;
    }
    System.out.printf("%n## %s%n%n", title);
    if (again.rows() > 0) {
      System.out.printf("%s%n%n", again);
    }
    var tables = new Tables(contestants, System.out);
    tables.means();
    System.out.println();
    tables.tests();
    for (var rival : Protocol.RIVALS) {
      System.out.println();
      tables.against(rival);
    }
  }
}
