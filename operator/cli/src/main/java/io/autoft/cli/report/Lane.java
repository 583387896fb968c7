package io.autoft.cli.report;

import static java.util.Objects.requireNonNull;

import io.autoft.api.v1alpha1.AutoFTTrialStatus;
import io.autoft.cli.stored.StoredTrial;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What one worker did, one trial after the other: a process that serves many, as {@code autoft run}
 * starts it, or a place on a node, where every trial has a pod of its own.
 *
 * @param runs by start; none begins before the one before has ended
 */
record Lane(String name, List<Run> runs) {

  /**
   * A trial's newest attempt; of earlier ones only the number is kept.
   *
   * @param end the present of one that still runs
   */
  record Run(StoredTrial trial, Instant start, Instant end) {

    Run {
      requireNonNull(trial, "trial is null");
    }

    boolean ended() {
      return trial.status().map(AutoFTTrialStatus::completionTime).isPresent();
    }

    double seconds() {
      return Lane.seconds(start, end);
    }
  }

  Lane {
    requireNonNull(name, "name is null");
    runs = List.copyOf(runs);
  }

  /** The lanes of all trials that have been started, by name. */
  static List<Lane> of(List<StoredTrial> trials, Instant now) {
    var started = trials.stream().flatMap(trial -> run(trial, now).stream()).toList();
    boolean warm =
        started.stream().map(run -> worker(run, AutoFTTrialStatus::pod)).distinct().count()
            < started.size();
    return started.stream()
        .collect(
            Collectors.groupingBy(
                run -> worker(run, warm ? AutoFTTrialStatus::pod : AutoFTTrialStatus::node),
                TreeMap::new,
                Collectors.toList()))
        .entrySet()
        .stream()
        .flatMap(place -> places(place).stream())
        .toList();
  }

  private static Optional<Run> run(StoredTrial trial, Instant now) {
    var start = trial.status().map(AutoFTTrialStatus::startTime).map(Instant::parse);
    var end = trial.status().map(AutoFTTrialStatus::completionTime).map(Instant::parse);
    return start.map(s -> new Run(trial, s, end.orElse(now)));
  }

  private static String worker(Run run, Function<AutoFTTrialStatus, String> of) {
    return run.trial().status().map(of).orElse("not known");
  }

  /** As many as there were trials at once. */
  private static List<Lane> places(Map.Entry<String, List<Run>> entry) {
    var places = new ArrayList<List<Run>>();
    entry.getValue().stream()
        .sorted(Comparator.comparing(Run::start))
        .forEach(
            run ->
                places.stream()
                    .filter(place -> !place.get(place.size() - 1).end().isAfter(run.start()))
                    .findFirst()
                    .orElseGet(
                        () -> {
                          places.add(new ArrayList<>());
                          return places.get(places.size() - 1);
                        })
                    .add(run));
    return IntStream.range(0, places.size())
        .mapToObj(i -> new Lane(name(entry.getKey(), i, places.size()), places.get(i)))
        .toList();
  }

  private static String name(String worker, int place, int places) {
    return places == 1 ? worker : "%s (%d)".formatted(worker, place + 1);
  }

  double busySeconds() {
    return runs.stream().mapToDouble(Run::seconds).sum();
  }

  /** Between two of its trials. */
  double longestGapSeconds() {
    return IntStream.range(1, runs.size())
        .mapToDouble(i -> seconds(runs.get(i - 1).end(), runs.get(i).start()))
        .max()
        .orElse(0);
  }

  int disruptions() {
    return runs.stream().mapToInt(run -> run.trial().trial().usage().disruptions()).sum();
  }

  static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toMillis() / 1000.0;
  }
}
