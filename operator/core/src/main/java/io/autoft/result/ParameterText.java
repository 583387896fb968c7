package io.autoft.result;

import java.util.Locale;

/** Values of parameters, which differ by orders of magnitude, as people read them. */
public final class ParameterText {

  private ParameterText() {}

  /** Three digits: {@code 0.00214}. */
  public static String of(double value) {
    return String.format(Locale.ROOT, "%.3g", value);
  }
}
