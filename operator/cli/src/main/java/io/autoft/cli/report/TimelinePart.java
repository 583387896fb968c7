package io.autoft.cli.report;

import io.autoft.cli.words.DurationText;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** When each worker ran what, and when it had nothing to do. */
final class TimelinePart implements Part {

  private static final String ID = "timeline";
  private static final String TITLE = "Timeline";
  private static final int LANE_HEIGHT = 36;
  private static final int FRAME_HEIGHT = 110;

  /**
   * A trial's newest attempt.
   *
   * @param start in seconds after the first
   */
  record Bar(
      int lane,
      double start,
      double end,
      int trial,
      String purpose,
      String state,
      int attempts,
      int disruptions) {}

  record Data(List<String> lanes, List<Bar> bars) {}

  @Override
  public Section section(StudyFacts facts) {
    var lanes = Lane.of(facts.trials(), facts.now());
    if (lanes.isEmpty()) {
      return Section.without(ID, TITLE, "No trial has been started yet.");
    }
    var start = start(lanes);
    double length = Lane.seconds(start, end(lanes));
    double busy = lanes.stream().mapToDouble(Lane::busySeconds).sum();
    var chart =
        new Chart(
            ID,
            "Trials by worker",
            "Bars of the trials of %s over %s."
                .formatted(Wording.count(lanes.size(), "worker"), DurationText.ofSeconds(length)),
            FRAME_HEIGHT + LANE_HEIGHT * lanes.size(),
            new Data(lanes.stream().map(Lane::name).toList(), bars(lanes, start)),
            workers(lanes, length),
            trials(lanes, start));
    return new Section(
        ID,
        TITLE,
        List.of(
            "From the first start to the last end %s passed, of which %s ran trials for %s on the mean."
                .formatted(
                    DurationText.ofSeconds(length),
                    Wording.count(lanes.size(), "worker"),
                    Wording.percent(length == 0 ? 1 : busy / length / lanes.size())),
            "A bar is a trial's newest attempt; it is hollow where that gave no score, and has a corner"
                + " where the trial was disrupted. Gaps hold earlier attempts, waiting for a node or"
                + " for scores that a proposal needs, and the time while the study was suspended."),
        List.of(chart),
        List.of(),
        List.of());
  }

  private static Instant start(List<Lane> lanes) {
    return runs(lanes).map(Lane.Run::start).min(Comparator.naturalOrder()).orElseThrow();
  }

  private static Instant end(List<Lane> lanes) {
    return runs(lanes).map(Lane.Run::end).max(Comparator.naturalOrder()).orElseThrow();
  }

  private static Stream<Lane.Run> runs(List<Lane> lanes) {
    return lanes.stream().flatMap(lane -> lane.runs().stream());
  }

  private static List<Bar> bars(List<Lane> lanes, Instant start) {
    return IntStream.range(0, lanes.size())
        .boxed()
        .flatMap(i -> lanes.get(i).runs().stream().map(run -> bar(i, run, start)))
        .toList();
  }

  private static Bar bar(int lane, Lane.Run run, Instant start) {
    var usage = run.trial().trial().usage();
    return new Bar(
        lane,
        Lane.seconds(start, run.start()),
        Lane.seconds(start, run.end()),
        run.trial().spec().number(),
        run.trial().spec().purpose().name(),
        run.trial().status().orElseThrow().state(),
        usage.attempts(),
        usage.disruptions());
  }

  /** What the drawing has of each trial, in its order. */
  private static Table trials(List<Lane> lanes, Instant start) {
    return new Table(
        "Trials, in the time since the first start",
        List.of("trial", "purpose", "worker", "start", "end", "state", "attempts", "disruptions"),
        lanes.stream()
            .flatMap(lane -> lane.runs().stream().map(run -> row(lane.name(), run, start)))
            .toList());
  }

  private static List<String> row(String worker, Lane.Run run, Instant start) {
    var bar = bar(0, run, start);
    return List.of(
        Integer.toString(bar.trial()),
        bar.purpose(),
        worker,
        DurationText.ofSeconds(bar.start()),
        run.ended() ? DurationText.ofSeconds(bar.end()) : "",
        bar.state(),
        Integer.toString(bar.attempts()),
        Integer.toString(bar.disruptions()));
  }

  private static Table workers(List<Lane> lanes, double length) {
    return new Table(
        "Workers",
        List.of("worker", "trials", "busy", "idle", "longest gap", "disruptions"),
        lanes.stream()
            .map(
                lane ->
                    List.of(
                        lane.name(),
                        Integer.toString(lane.runs().size()),
                        DurationText.ofSeconds(lane.busySeconds()),
                        DurationText.ofSeconds(Math.max(0, length - lane.busySeconds())),
                        DurationText.ofSeconds(lane.longestGapSeconds()),
                        Integer.toString(lane.disruptions())))
            .toList());
  }
}
