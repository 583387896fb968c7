package io.autoft.trainer.training;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock for which every look at it takes a while. */
final class TickingClock extends Clock {

  private final Duration step;
  private Instant next = Instant.EPOCH;

  TickingClock(Duration step) {
    this.step = step;
  }

  @Override
  public Instant instant() {
    var now = next;
    next = next.plus(step);
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
