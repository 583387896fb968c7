package io.autoft.trial;

/** Names of trials and of all that belongs to them. */
public final class TrialNames {

  private TrialNames() {}

  /** {@code <study>-<number, four digits or more>}, the name of the trial and of its Job. */
  public static String of(String study, int number) {
    return "%s-%04d".formatted(study, number);
  }
}
