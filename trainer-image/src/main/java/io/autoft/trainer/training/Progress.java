package io.autoft.trainer.training;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a person every few seconds how far training is. */
public final class Progress {

  private static final Logger LOG = LoggerFactory.getLogger("trainer");
  private static final long INTERVAL_MILLIS = 5_000;

  private final Clock clock;
  private long started;
  private long lastSaid;
  private volatile int steps;

  public Progress(Clock clock) {
    this.clock = requireNonNull(clock, "clock is null");
  }

  /** A step is done; says so if the last word was some seconds ago, or nothing is left to do. */
  void step(int step, int total, double loss, double rate) {
    steps = step;
    long now = clock.millis();
    if (step == 1) {
      started = now;
      lastSaid = now;
    }
    if (now - lastSaid >= INTERVAL_MILLIS || step == total) {
      lastSaid = now;
      double secondsLeft = (now - started) / 1e3 / step * (total - step);
      LOG.info(
          "step {}/{}, loss {}, learning rate {}, {} s left",
          step,
          total,
          "%.4f".formatted(loss),
          "%.2e".formatted(rate),
          Math.round(secondsLeft));
    }
  }

  /** Steps done, for whoever ends the trial from outside. */
  public int steps() {
    return steps;
  }
}
