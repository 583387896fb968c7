package io.autoft.trainer.program;

import java.util.ArrayList;
import java.util.List;

/**
 * The lines of a sum of squares: of rows first, and then of their norms. The engine's norm of a
 * long array adds it up in few running sums, which is not exact.
 */
final class Squares {

  private static final int ROW = 1024;

  private Squares() {}

  /** The sum over an array. */
  static String sum(ProgramText text, String x, long size) {
    return sum(text, List.of(x), List.of(size));
  }

  /**
   * The sum over arrays, to the bit that over one array of them one after the other. So a row may
   * begin in one of them and end in another.
   *
   * @param arrays names
   * @param sizes of the arrays
   */
  static String sum(ProgramText text, List<String> arrays, List<Long> sizes) {
    var norms = new ArrayList<String>();
    var open = new ArrayList<String>();
    long inOpen = 0;
    for (int i = 0; i < arrays.size(); i++) {
      long size = sizes.get(i);
      long start = 0;
      if (inOpen > 0) {
        start = Math.min(ROW - inOpen, size);
        open.add(slice(text, arrays.get(i), 0, start));
        inOpen += start;
        if (inOpen == ROW) {
          norms.add(norms(text, joined(text, open)));
          open.clear();
          inOpen = 0;
        }
      }
      long end = size - (size - start) % ROW;
      if (end > start) {
        norms.add(norms(text, slice(text, arrays.get(i), start, end)));
      }
      if (size > Math.max(start, end)) {
        open.add(slice(text, arrays.get(i), end, size));
        inOpen += size - end;
      }
    }
    return total(text, norms, open);
  }

  private static String total(ProgramText text, List<String> norms, List<String> rest) {
    var parts = new ArrayList<String>();
    if (!norms.isEmpty()) {
      parts.add(squares(text, joined(text, norms)));
    }
    if (!rest.isEmpty()) {
      parts.add(squares(text, joined(text, rest)));
    }
    return parts.stream().reduce((a, b) -> text.let("torch.add(%s, %s)", a, b)).orElseThrow();
  }

  private static String squares(ProgramText text, String x) {
    return text.let("torch.sum(torch.square(%s))", x);
  }

  private static String norms(ProgramText text, String x) {
    return text.let("torch.linalg_vector_norm(torch.reshape(%s, [-1, %d]), 2, [1])", x, ROW);
  }

  private static String joined(ProgramText text, List<String> arrays) {
    return arrays.size() == 1 ? arrays.get(0) : text.let("torch.cat(%s)", ProgramText.list(arrays));
  }

  private static String slice(ProgramText text, String x, long start, long end) {
    return text.let("torch.slice(%s, 0, %d, %d)", x, start, end);
  }
}
