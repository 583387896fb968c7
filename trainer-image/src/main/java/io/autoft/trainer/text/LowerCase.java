package io.autoft.trainer.text;

import java.util.HashMap;
import java.util.Map;

/**
 * Python's {@code str.lower}: the mappings of its version of Unicode, and a sigma at the end of a
 * word is a final one (Unicode, section 3.13, Final_Sigma).
 */
final class LowerCase {

  private static final int CAPITAL_SIGMA = 0x3a3;
  private static final int SMALL_SIGMA = 0x3c3;
  private static final int FINAL_SIGMA = 0x3c2;

  private final Map<Integer, String> lower = new HashMap<>();
  private final CodePoints cased;
  private final CodePoints ignorable;

  LowerCase(TextTables tables) {
    var pairs = tables.text("lower").codePoints().toArray();
    for (int i = 0; i < pairs.length; i += 2) {
      lower.put(pairs[i], Character.toString(pairs[i + 1]));
    }
    tables.texts("lowerLonger").forEach((from, to) -> lower.put(from.codePointAt(0), to));
    cased = tables.codePoints("cased");
    ignorable = tables.codePoints("caseIgnorable");
  }

  String of(String text) {
    var points = text.codePoints().toArray();
    var result = new StringBuilder(text.length());
    for (int i = 0; i < points.length; i++) {
      if (points[i] == CAPITAL_SIGMA) {
        boolean last = isCased(points, i, -1) && !isCased(points, i, 1);
        result.appendCodePoint(last ? FINAL_SIGMA : SMALL_SIGMA);
      } else {
        var mapped = lower.get(points[i]);
        result.append(mapped == null ? Character.toString(points[i]) : mapped);
      }
    }
    return result.toString();
  }

  /** Whether the next character in a direction is a letter with a case. */
  private boolean isCased(int[] points, int from, int direction) {
    int i = from + direction;
    while (i >= 0 && i < points.length && ignorable.contains(points[i])) {
      i += direction;
    }
    return i >= 0 && i < points.length && cased.contains(points[i]);
  }
}
