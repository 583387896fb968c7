package io.autoft.cli.words;

import java.time.Duration;

/** Durations as people read them. */
public final class DurationText {

  private DurationText() {}

  /** In whole seconds that have passed: {@code 45 s}, {@code 3 min 10 s}, {@code 2 h 05 min}. */
  public static String of(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    if (seconds < 60) {
      return seconds + " s";
    }
    return seconds < 3600
        ? "%d min %02d s".formatted(seconds / 60, seconds % 60)
        : "%d h %02d min".formatted(seconds / 3600, seconds / 60 % 60);
  }

  /** The same, rounded to whole seconds. */
  public static String ofSeconds(double seconds) {
    return of(Duration.ofSeconds(Math.round(seconds)));
  }
}
