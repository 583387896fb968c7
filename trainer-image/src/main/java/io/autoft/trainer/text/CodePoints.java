package io.autoft.trainer.text;

import java.util.BitSet;
import java.util.stream.IntStream;

/** A set of code points. */
final class CodePoints {

  private final BitSet members = new BitSet();

  private CodePoints() {}

  /** The set of ranges like {@code 41-5a aa}, in hexadecimal, both ends included. */
  static CodePoints of(String ranges) {
    var set = new CodePoints();
    for (var range : ranges.split(" ")) {
      int dash = range.indexOf('-');
      var first = dash < 0 ? range : range.substring(0, dash);
      var last = range.substring(dash + 1);
      set.members.set(Integer.parseInt(first, 16), Integer.parseInt(last, 16) + 1);
    }
    return set;
  }

  IntStream stream() {
    return members.stream();
  }

  boolean contains(int codePoint) {
    return members.get(codePoint);
  }
}
