package io.autoft.trainer.benchmark;

import java.util.List;
import java.util.Locale;

/** A Markdown table of what was found, printed as it comes, and what of it should not be so. */
final class GpuTable {

  private final List<String> faults;

  /**
   * A table.
   *
   * @param faults to which those of this table are added
   */
  GpuTable(List<String> faults, String... columns) {
    this.faults = faults;
    System.out.println();
    row(columns);
    row("---" + " | ---".repeat(columns.length - 1));
  }

  /** A line. */
  void row(String... cells) {
    System.out.println("| " + String.join(" | ", cells) + " |");
  }

  /** Says that something should be so; what is not is also a fault of the whole check. */
  String should(boolean holds, String what) {
    if (!holds) {
      faults.add("not so: " + what);
    }
    return holds ? what : "**not so**: " + what;
  }

  /** A value with its bound; one beyond it is also a fault of the whole check. */
  String within(double value, double bound, String what) {
    boolean holds = value <= bound;
    if (!holds) {
      faults.add("%s is %s, more than %s".formatted(what, scientific(value), scientific(bound)));
    }
    var text = "%s (%s)".formatted(scientific(value), scientific(bound));
    return holds ? text : "**" + text + "**";
  }

  private static String scientific(double value) {
    return value == 0 ? "0" : String.format(Locale.ROOT, "%.1e", value);
  }

  /** With as many digits as times are known to. */
  static String milliseconds(double value) {
    return String.format(Locale.ROOT, value < 20 ? "%.1f" : "%.0f", value);
  }

  static String seconds(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
