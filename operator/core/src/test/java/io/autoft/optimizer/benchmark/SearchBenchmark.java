package io.autoft.optimizer.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * How good the samplers are, beside Optuna's.
 *
 * <p>{@code search runs.csv tpe,gp 1,16 0:20 [problem,problem]} lets samplers search the problems
 * with 1 and 16 workers under the seeds 0 to 19 and appends a line a run. Runs that the file has
 * are skipped, so that it can be stopped and continued. {@code report operator} writes tables,
 * gates and the picture from the runs that are committed. How to call it and what came out is in
 * {@code operator/docs/samplers-benchmark.md}.
 */
public final class SearchBenchmark {

  private static final int BUDGET = 200;

  private SearchBenchmark() {}

  /** Throws {@link IllegalArgumentException} for anything but the two ways to call it. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length >= 5 && arguments[0].equals("search")) {
      search(arguments);
    } else if (arguments.length == 2 && arguments[0].equals("report")) {
      ResultPage.write(Path.of(arguments[1]), Results.recorded());
    } else {
      throw new IllegalArgumentException(
          "Expected 'search FILE SAMPLERS WORKERS FROM:TO [PROBLEMS]' or 'report FOLDER', not "
              + List.of(arguments));
    }
  }

  private static void search(String[] arguments) throws IOException {
    var file = Path.of(arguments[1]);
    var contestants = list(arguments[2]).stream().map(Contestant::named).toList();
    var workers = list(arguments[3]).stream().map(Integer::valueOf).toList();
    var seeds = Arrays.stream(arguments[4].split(":")).mapToInt(Integer::parseInt).toArray();
    var problems =
        ProblemFile.read().stream()
            .filter(problem -> arguments.length == 5 || list(arguments[5]).contains(problem.name()))
            .toList();
    var known = known(file);
    for (int seed : IntStream.range(seeds[0], seeds[1]).toArray()) {
      for (var problem : problems) {
        for (int number : workers) {
          for (var contestant : contestants) {
            var key = new SearchRun.Key(problem.name(), contestant.name(), number, seed);
            if (known.add(key)) {
              var run =
                  new Simulation(problem, contestant.sampler(), number, seed)
                      .run(contestant.name(), BUDGET);
              append(file, run.line());
            }
          }
        }
      }
    }
  }

  private static Set<SearchRun.Key> known(Path file) throws IOException {
    if (!Files.exists(file)) {
      append(file, SearchRun.HEADER);
    }
    var keys = new HashSet<SearchRun.Key>();
    try (var lines = Files.lines(file)) {
      lines.skip(1).map(line -> SearchRun.parse(line.split(",", -1)).key()).forEach(keys::add);
    }
    return keys;
  }

  private static void append(Path file, String line) throws IOException {
    Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private static List<String> list(String argument) {
    return List.of(argument.split(","));
  }
}
