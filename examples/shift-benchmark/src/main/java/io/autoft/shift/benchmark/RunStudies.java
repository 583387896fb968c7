package io.autoft.shift.benchmark;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code AUTOFT WORK WORLD,.. METHOD,.. SEED,..} runs the studies, all methods of a seed in turn.
 */
public final class RunStudies {

  private RunStudies() {}

  public static void main(String[] args) throws Exception {
    var protocol = new Protocol();
    if (args.length == 1) {
      var names = args[0].equals("worlds") ? protocol.worlds() : protocol.methods();
      System.out.println(String.join(",", names));
      return;
    }
    var bench = new Bench(Path.of(args[0]), Path.of(args[1]).toAbsolutePath());
    var runs = runs(list(args[2]), list(args[3]), list(args[4]));
    try {
      for (var run : runs) {
        protocol.study(run);
      }
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    }
    for (var run : runs) {
      var start = Instant.now();
      if (bench.run(run, protocol.study(run))) {
        System.out.printf(
            "%s: %d s%n", run.name(), Duration.between(start, Instant.now()).toSeconds());
      }
    }
  }

  private static List<Run> runs(List<String> worlds, List<String> methods, List<String> seeds) {
    var runs = new ArrayList<Run>();
    for (var seed : seeds) {
      for (var world : worlds) {
        for (var method : methods) {
          runs.add(new Run(world, method, Long.parseLong(seed)));
        }
      }
    }
    return runs;
  }

  private static List<String> list(String argument) {
    return Stream.of(argument.split(",")).toList();
  }
}
