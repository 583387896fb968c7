package io.autoft.shift.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came out of the runs of a world, by name and seed. A run's learned objective has the name of
 * the run's method. Baselines that were run at several rates have their own name, and of each seed
 * the rate with the best OOD validation; the first counts among equal ones. Zero-shot is the same
 * in all runs of a seed.
 */
final class ByNameAndSeed<T extends Validated> {

  private static final String HAND_MADE = "hand-made";
  private static final String ZERO_SHOT = "ZeroShot";

  /** What methods are called whose zero-shot score is not that of the whole validation set. */
  private static final String FEWER_VALIDATED = "validation-";

  private final List<String> methods;
  private final Map<String, Map<Long, T>> values;

  /** Reads what came out of a run, by {@link FinalTraining#LEARNED} and the baselines' names. */
  interface Reader<T> {
    Map<String, T> read(Path run) throws IOException;
  }

  /**
   * None yet.
   *
   * @param methods those of the protocol in their order, which is that of the names here, after the
   *     baselines
   */
  ByNameAndSeed(List<String> methods) {
    this.methods = List.copyOf(methods);
    values =
        new TreeMap<>(
            Comparator.<String>comparingInt(methods::indexOf)
                .thenComparing(Comparator.naturalOrder()));
  }

  /** Reads some runs, in the order of the protocol's methods. */
  void addRuns(Bench bench, List<Run> runs, Reader<T> reader) throws IOException {
    for (var run : runs) {
      addRun(run.method(), run.seed(), reader.read(bench.folder(run)));
    }
  }

  private void addRun(String method, long seed, Map<String, T> ofRun) {
    if (method.startsWith(HAND_MADE)) {
      ofRun.forEach(
          (baseline, value) -> {
            if (!baseline.equals(FinalTraining.LEARNED)) {
              bySeed(baseline).merge(seed, value, ByNameAndSeed::better);
            }
          });
      return;
    }
    if (ofRun.containsKey(FinalTraining.LEARNED)) {
      bySeed(method).put(seed, ofRun.get(FinalTraining.LEARNED));
    }
    if (ofRun.containsKey(ZERO_SHOT) && !method.startsWith(FEWER_VALIDATED)) {
      bySeed(ZERO_SHOT).putIfAbsent(seed, ofRun.get(ZERO_SHOT));
    }
  }

  /**
   * Adds those of other runs, in the place of what is there of the same name and seed. But of a
   * baseline that is run at several rates the better one stays, as not all of them may have been
   * run again.
   */
  void addAgain(ByNameAndSeed<T> runs) {
    runs.values.forEach(
        (name, bySeed) ->
            bySeed.forEach(
                (seed, value) ->
                    bySeed(name)
                        .merge(
                            seed,
                            value,
                            (old, run) -> isOfOneRate(name) ? run : better(old, run))));
  }

  /** Whether a seed has one result of this name, rather than one at each rate. */
  boolean isOfOneRate(String name) {
    return methods.contains(name) || name.equals(ZERO_SHOT);
  }

  private static <T extends Validated> T better(T first, T second) {
    return second.validation() > first.validation() ? second : first;
  }

  private Map<Long, T> bySeed(String name) {
    return values.computeIfAbsent(name, n -> new TreeMap<>());
  }

  /** Adds one, in the place of what is there of the same name and seed. */
  void add(String name, long seed, T value) {
    bySeed(name).put(seed, value);
  }

  /** Those of some seeds. */
  ByNameAndSeed<T> of(List<Long> seeds) {
    var some = new ByNameAndSeed<T>(methods);
    values.forEach(
        (name, bySeed) ->
            bySeed.forEach(
                (seed, value) -> {
                  if (seeds.contains(seed)) {
                    some.add(name, seed, value);
                  }
                }));
    return some;
  }

  /** Those of some seeds, of the names that have all of these. */
  ByNameAndSeed<T> complete(List<Long> seeds) {
    var complete = of(seeds);
    complete.values.values().removeIf(bySeed -> !bySeed.keySet().containsAll(seeds));
    return complete;
  }

  List<String> names() {
    return List.copyOf(values.keySet());
  }

  /** By seed, ascending; empty if there is no such name. */
  Map<Long, T> get(String name) {
    return values.getOrDefault(name, Map.of());
  }
}
