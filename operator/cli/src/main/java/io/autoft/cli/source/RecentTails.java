package io.autoft.cli.source;

import static java.util.Objects.requireNonNull;

import io.autoft.cli.words.CommandFailedException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The ends of logs, each read at most once in ten seconds: a screen that is drawn each second asks
 * for those of all running trials.
 */
final class RecentTails {

  private static final Duration AGE = Duration.ofSeconds(10);

  private final Function<String, Optional<String>> logs;
  private final Clock clock;
  private final Map<String, Tail> tails = new HashMap<>();

  /** Reads the logs of trials by their names. */
  RecentTails(Function<String, Optional<String>> logs, Clock clock) {
    this.logs = requireNonNull(logs, "logs is null");
    this.clock = requireNonNull(clock, "clock is null");
  }

  /** What was there at most ten seconds ago; empty if nothing was, or nothing could be read yet. */
  synchronized Optional<String> of(String trial) {
    var now = clock.instant();
    var former = tails.get(trial);
    if (former == null || now.isAfter(former.read.plus(AGE))) {
      former = new Tail(now, read(trial, Optional.ofNullable(former).flatMap(Tail::lines)));
      tails.put(trial, former);
    }
    return former.lines;
  }

  /** What is refused is not asked for sooner either. */
  private Optional<String> read(String trial, Optional<String> former) {
    try {
      return logs.apply(trial);
    } catch (CommandFailedException e) {
      return former;
    }
  }

  private record Tail(Instant read, Optional<String> lines) {}
}
