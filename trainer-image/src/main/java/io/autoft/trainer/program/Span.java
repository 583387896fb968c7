package io.autoft.trainer.program;

import java.util.ArrayList;
import java.util.List;

/**
 * Neighbouring leaves of one range and one type of numbers. A sum over parameters or gradients is
 * one over a span, so that it is rounded alike into however many leaves a model is cut.
 */
record Span(List<Leaf> leaves) {

  Span {
    leaves = List.copyOf(leaves);
  }

  /** The spans of leaves, which are in the order of theta. */
  static List<Span> of(List<Leaf> leaves) {
    var spans = new ArrayList<Span>();
    var open = new ArrayList<Leaf>();
    for (var leaf : leaves) {
      if (!open.isEmpty() && !continues(open.get(open.size() - 1), leaf)) {
        spans.add(new Span(open));
        open.clear();
      }
      open.add(leaf);
    }
    spans.add(new Span(open));
    return spans;
  }

  private static boolean continues(Leaf before, Leaf leaf) {
    return before.range() == leaf.range()
        && before.narrow() == leaf.narrow()
        && before.end() == leaf.offset();
  }

  /** Number of its range, counted among those that are trained. */
  int range() {
    return leaves.get(0).range();
  }

  long offset() {
    return leaves.get(0).offset();
  }

  /** First scalar after it. */
  long end() {
    return leaves.get(leaves.size() - 1).end();
  }

  /** Number of scalars. */
  long size() {
    return end() - offset();
  }
}
