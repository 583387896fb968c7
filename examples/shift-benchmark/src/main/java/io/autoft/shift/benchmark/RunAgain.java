package io.autoft.shift.benchmark;

import java.util.Locale;

/**
 * Results of which there was one already, for instance of another machine.
 *
 * @param rows their number
 * @param largest difference on the unseen shifts, without its sign
 */
record RunAgain(int rows, double largest) {

  private static final double PERCENT = 100;

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%d rows run again; largest difference to the committed ones %.3f points",
        rows,
        PERCENT * largest);
  }
}
