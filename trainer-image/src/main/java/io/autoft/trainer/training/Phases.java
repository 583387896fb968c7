package io.autoft.trainer.training;

import static java.util.Objects.requireNonNull;

import io.autoft.trainer.memory.ResidentMemory;
import java.time.Clock;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A stopwatch for the phases of a trial, which follow one another. */
final class Phases {

  private static final Logger LOG = LoggerFactory.getLogger("trainer");

  private final Clock clock;
  private final SortedMap<String, Double> seconds = new TreeMap<>();
  private long started;

  Phases(Clock clock) {
    this.clock = requireNonNull(clock, "clock is null");
    this.started = clock.millis();
  }

  /** What happened since the last call belongs to this phase; a phase may come back. */
  void end(String phase) {
    long now = clock.millis();
    seconds.merge(phase, (now - started) / 1e3, (a, b) -> Math.round((a + b) * 1e3) / 1e3);
    started = now;
    if (LOG.isDebugEnabled()) {
      ResidentMemory.mebibytes()
          .ifPresent(resident -> LOG.debug("{} ends with {} MiB resident", phase, resident));
    }
  }

  /** Seconds of each phase. */
  SortedMap<String, Double> seconds() {
    return new TreeMap<>(seconds);
  }
}
