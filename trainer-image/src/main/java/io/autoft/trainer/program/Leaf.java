package io.autoft.trainer.program;

import io.autoft.trainer.model.ClipArchitecture;
import io.autoft.trainer.model.ParameterLayout;
import io.autoft.trainer.program.FlatParameters.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A part of theta of which one gradient is taken. A range of a small model is one leaf, or, where
 * its towers are not float32, what lies in it between the few parameters that are. That of a large
 * model is several: backward has the derivatives of a leaf's parameters beside the gradient that it
 * makes of them, and does with a part of the model what it would else do with all of it.
 *
 * @param range number of its range, counted among those of the same kind, trained or not
 * @param offset of its first scalar
 * @param end first scalar after it
 * @param trained whether it has a gradient
 * @param narrow whether it is computed with in the towers' type
 * @param pieces that it is cut into
 */
record Leaf(int range, long offset, long end, boolean trained, boolean narrow, List<Piece> pieces) {

  /** The fused AdamW computes in vectors; to the bit, where these begin makes a difference. */
  private static final int SCALARS_OF_VECTOR = 16;

  Leaf {
    pieces = List.copyOf(pieces);
  }

  /** Number of scalars. */
  long size() {
    return end - offset;
  }

  /** Names of its pieces. */
  List<String> parameters() {
    return pieces.stream().map(Piece::name).toList();
  }

  /**
   * The lines that cut it.
   *
   * @param values name of its scalars
   * @return the pieces' names by the parameters'
   */
  Map<String, String> cut(ProgramText text, Architecture architecture, String values) {
    var flat = narrow ? architecture.inTowerType(text, values) : values;
    return FlatParameters.cut(text, flat, pieces);
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
        if (!entries.isEmpty() && endsBefore(entry, entries.get(0), architecture)) {
          leaves.add(of(architecture, number, range.trained(), entries));
          entries.clear();
        }
        entries.add(entry);
      }
      leaves.add(of(architecture, number, range.trained(), entries));
    }
    return leaves;
  }

  /** Whether a leaf that begins with {@code first} ends before {@code entry}. */
  private static boolean endsBefore(
      ParameterLayout.Entry entry, ParameterLayout.Entry first, Architecture architecture) {
    long size = entry.offset() - first.offset();
    return narrow(architecture, first) != narrow(architecture, entry)
        || size >= architecture.leafSize() && size % SCALARS_OF_VECTOR == 0;
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
