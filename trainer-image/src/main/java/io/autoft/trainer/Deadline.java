package io.autoft.trainer;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Does something on a thread of its own when a time has passed, unless it is closed before. Once
 * {@link #close} has returned, the action is either over or will never begin.
 */
final class Deadline implements AutoCloseable {

  private final AtomicBoolean settled = new AtomicBoolean();
  private final Thread thread;

  private Deadline(Duration time, Runnable action) {
    thread = new Thread(() -> await(time, action), "time-limit");
    thread.setDaemon(true);
  }

  static Deadline after(Duration time, Runnable action) {
    requireNonNull(time, "time is null");
    requireNonNull(action, "action is null");
    var deadline = new Deadline(time, action);
    deadline.thread.start();
    return deadline;
  }

  private void await(Duration time, Runnable action) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      return;
    }
    if (settled.compareAndSet(false, true)) {
      action.run();
    }
  }

  /** Cancels the action, or waits for the one that has begun. */
  @Override
  public void close() {
    if (settled.compareAndSet(false, true)) {
      thread.interrupt();
    }
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
