package io.autoft.cli.report;

import java.time.Duration;
import java.util.Locale;

/** Numbers and times as the page writes them. */
final class Wording {

  private Wording() {}

  /** A parameter: {@code 0.00214}. */
  static String number(double value) {
    return String.format(Locale.ROOT, "%.3g", value);
  }

  /** A share: {@code 12 %}. */
  static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }

  /** {@code 3 trials}, {@code 1 trial}. */
  static String count(long number, String noun) {
    return number == 1 ? "1 " + noun : number + " " + noun + "s";
  }

  /** {@code 45 s}, {@code 3 min 10 s}, {@code 2 h 05 min}. */
  static String time(double seconds) {
    var duration = Duration.ofSeconds(Math.round(seconds));
    if (duration.toSeconds() < 60) {
      return duration.toSeconds() + " s";
    }
    return duration.toHours() == 0
        ? "%d min %02d s".formatted(duration.toMinutes(), duration.toSecondsPart())
        : "%d h %02d min".formatted(duration.toHours(), duration.toMinutesPart());
  }
}
