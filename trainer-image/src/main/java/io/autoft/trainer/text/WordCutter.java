package io.autoft.trainer.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a text as the expression of OpenCLIP's tokenizer does: special tokens, English contractions,
 * runs of letters, single digits, runs of all else but space.
 */
final class WordCutter {

  private static final List<String> FIXED =
      List.of(
          BytePairTokenizer.START,
          BytePairTokenizer.END,
          "'s",
          "'t",
          "'re",
          "'ve",
          "'m",
          "'ll",
          "'d");

  private static final int LONG_S = 0x17f;

  private final CodePoints letters;
  private final CodePoints numbers;
  private final CodePoints unmatched;

  WordCutter(TextTables tables) {
    letters = tables.codePoints("letters");
    numbers = tables.codePoints("numbers");
    unmatched = tables.codePoints("unmatched");
  }

  private enum Kind {
    LETTER,
    NUMBER,
    UNMATCHED,
    OTHER
  }

  /** The words of a text in lower case. */
  List<String> cut(String text) {
    var points = text.codePoints().toArray();
    var words = new ArrayList<String>();
    int start = 0;
    while (start < points.length) {
      int end = end(points, start);
      if (kind(points[start]) != Kind.UNMATCHED) {
        words.add(new String(points, start, end - start));
      }
      start = end;
    }
    return words;
  }

  private int end(int[] points, int start) {
    for (var fixed : FIXED) {
      if (startsWith(points, start, fixed)) {
        return start + fixed.length();
      }
    }
    var kind = kind(points[start]);
    int end = start + 1;
    if (kind == Kind.LETTER || kind == Kind.OTHER) {
      while (end < points.length && kind(points[end]) == kind) {
        end++;
      }
    }
    return end;
  }

  private Kind kind(int point) {
    if (letters.contains(point)) {
      return Kind.LETTER;
    }
    if (numbers.contains(point)) {
      return Kind.NUMBER;
    }
    return unmatched.contains(point) ? Kind.UNMATCHED : Kind.OTHER;
  }

  /** The expression ignores case, for which a long s is an s. */
  private static boolean startsWith(int[] points, int start, String prefix) {
    if (start + prefix.length() > points.length) {
      return false;
    }
    for (int i = 0; i < prefix.length(); i++) {
      int point = points[start + i];
      if (prefix.charAt(i) != (point == LONG_S ? 's' : point)) {
        return false;
      }
    }
    return true;
  }
}
