package io.autoft.cli.report;

import io.autoft.api.v1alpha1.AutoFTTrialStatus;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

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
    var start = bound(lanes, Lane.Run::start, true);
    double length = Lane.seconds(start, bound(lanes, Lane.Run::end, false));
    double busy = lanes.stream().mapToDouble(Lane::busySeconds).sum();
    var chart =
        new Chart(
            ID,
            "Trials by worker",
            "Bars of the trials of %s over %s."
                .formatted(Wording.count(lanes.size(), "worker"), Wording.time(length)),
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
                    Wording.time(length),
                    Wording.count(lanes.size(), "worker"),
                    Wording.percent(length == 0 ? 1 : busy / length / lanes.size())),
            "A bar is a trial's newest attempt; it is hollow where that gave no score, and has a corner"
                + " where the trial was disrupted. Gaps hold earlier attempts, waiting for a node or"
                + " for scores that a proposal needs, and the time while the study was suspended."),
        List.of(chart),
        List.of(),
        List.of());
  }

  private static Instant bound(
      List<Lane> lanes, Function<Lane.Run, Instant> time, boolean earliest) {
    var times = lanes.stream().flatMap(lane -> lane.runs().stream()).map(time).sorted().toList();
    return times.get(earliest ? 0 : times.size() - 1);
  }

  private static List<Bar> bars(List<Lane> lanes, Instant start) {
    return IntStream.range(0, lanes.size())
        .boxed()
        .flatMap(i -> lanes.get(i).runs().stream().map(run -> bar(i, run, start)))
        .toList();
  }

  private static Bar bar(int lane, Lane.Run run, Instant start) {
    var status = run.trial().status().orElseThrow();
    return new Bar(
        lane,
        Lane.seconds(start, run.start()),
        Lane.seconds(start, run.end()),
        run.trial().spec().number(),
        run.trial().spec().purpose().name(),
        status.state(),
        orZero(status, AutoFTTrialStatus::attempts),
        orZero(status, AutoFTTrialStatus::disruptions));
  }

  private static int orZero(AutoFTTrialStatus status, Function<AutoFTTrialStatus, Integer> of) {
    var value = of.apply(status);
    return value == null ? 0 : value;
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
        Wording.time(bar.start()),
        run.ended() ? Wording.time(bar.end()) : "",
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
                        Wording.time(lane.busySeconds()),
                        Wording.time(Math.max(0, length - lane.busySeconds())),
                        Wording.time(lane.longestGapSeconds()),
                        Integer.toString(lane.disruptions())))
            .toList());
  }
}
