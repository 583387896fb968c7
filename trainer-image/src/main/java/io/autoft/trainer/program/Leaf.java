package io.autoft.trainer.program;

import io.autoft.trainer.model.ClipArchitecture;
import io.autoft.trainer.model.ParameterLayout;
import io.autoft.trainer.program.FlatParameters.Piece;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of theta of which one gradient is taken: a range, or what lies in it between the few
 * parameters that stay float32 when the towers do not.
 *
 * @param range number of its range, counted among those of the same kind, trained or not
 * @param offset of its first scalar
 * @param end first scalar after it
 * @param trained whether it has a gradient
 * @param narrow whether it is computed with in the towers' type
 * @param pieces that it is cut into
 */
record Leaf(int range, long offset, long end, boolean trained, boolean narrow, List<Piece> pieces) {

  Leaf {
    pieces = List.copyOf(pieces);
  }

  /** Number of scalars. */
  long size() {
    return end - offset;
  }

  /** All leaves of a step, in the order of theta. */
  static List<Leaf> of(Architecture architecture, ParameterLayout layout, StepShape shape) {
    var leaves = new ArrayList<Leaf>();
    int trained = 0;
    int frozen = 0;
    for (var range : shape.ranges()) {
      int number = range.trained() ? trained++ : frozen++;
      var entries = new ArrayList<ParameterLayout.Entry>();
      for (var entry : layout.entries()) {
        if (entry.offset() < range.offset() || entry.offset() >= range.end()) {
          continue;
        }
        if (!entries.isEmpty()
            && narrow(architecture, entries.get(0)) != narrow(architecture, entry)) {
          leaves.add(of(architecture, number, range.trained(), entries));
          entries.clear();
        }
        entries.add(entry);
      }
      leaves.add(of(architecture, number, range.trained(), entries));
    }
    return leaves;
  }

  private static Leaf of(
      Architecture architecture, int range, boolean trained, List<ParameterLayout.Entry> entries) {
    var last = entries.get(entries.size() - 1);
    return new Leaf(
        range,
        entries.get(0).offset(),
        last.offset() + last.shape().size(),
        trained,
        narrow(architecture, entries.get(0)),
        FlatParameters.pieces(architecture.config(), entries));
  }

  private static boolean narrow(Architecture architecture, ParameterLayout.Entry entry) {
    return architecture.narrow()
        && !entry.name().equals(ClipArchitecture.HEAD)
        && !entry.name().equals(ClipArchitecture.LOGIT_SCALE);
  }
}
