package io.autoft.trial;

/** Names of trials and of all that belongs to them. */
public final class TrialNames {

  private static final int DIGITS = 4;

  private TrialNames() {}

  /** {@code <study>-<number, four digits or more>}, the name of the trial and of its Job. */
  public static String of(String study, int number) {
    var digits = Integer.toString(number);
    return study + "-" + "0".repeat(Math.max(0, DIGITS - digits.length())) + digits;
  }
}
