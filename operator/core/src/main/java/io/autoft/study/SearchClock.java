package io.autoft.study;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * How long a search has lasted, without the time in which it was suspended or over. It changes only
 * when it is started or stopped, so that who keeps it need not write while it runs, and whoever
 * reads it later, another process included, reads the same. Of a wall clock that has been set back
 * it waits until that has come to where it was.
 *
 * @param countedSeconds before it was started last
 * @param since when it was started; empty while it stands
 */
public record SearchClock(long countedSeconds, Optional<Instant> since) {

  /** Of a search that has not begun. */
  public static final SearchClock ZERO = new SearchClock(0, Optional.empty());

  public SearchClock {
    requireNonNull(since, "since is null");
  }

  /** What it shows. */
  public long secondsAt(Instant now) {
    return countedSeconds
        + since.map(s -> Math.max(0, Duration.between(s, now).toSeconds())).orElse(0L);
  }

  /** The same, running or standing from now on. */
  public SearchClock running(boolean runs, Instant now) {
    if (runs == since.isPresent()) {
      return this;
    }
    return runs
        ? new SearchClock(countedSeconds, Optional.of(now.truncatedTo(ChronoUnit.SECONDS)))
        : new SearchClock(secondsAt(now), Optional.empty());
  }
}
