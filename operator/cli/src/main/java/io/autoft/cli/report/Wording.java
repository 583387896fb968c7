package io.autoft.cli.report;

import java.util.Locale;

/** Numbers as the page writes them. */
final class Wording {

  private Wording() {}

  /** A share: {@code 12 %}. */
  static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }

  /** {@code 3 trials}, {@code 1 trial}. */
  static String count(long number, String noun) {
    return number == 1 ? "1 " + noun : number + " " + noun + "s";
  }
}
