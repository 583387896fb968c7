package io.autoft.trainer.program;

import java.util.ArrayList;
import java.util.List;

/**
 * An array of P scalars as a program has it: in parts, one after the other, which are the elements
 * of a list.
 *
 * @param list its name
 * @param sizes of the parts
 */
record FlatArray(String list, List<Long> sizes) {

  FlatArray {
    sizes = List.copyOf(sizes);
  }

  /**
   * Scalars that lie in one part.
   *
   * @param part its number
   * @param start where they begin in the whole array
   * @param end first scalar after them
   * @param offset of the part in the whole array
   */
  record Stretch(int part, long start, long end, long offset) {}

  /** The stretches of a range, none longer than {@code longest}. */
  List<Stretch> stretches(long start, long end, long longest) {
    var stretches = new ArrayList<Stretch>();
    long offset = 0;
    for (int part = 0; part < sizes.size(); part++) {
      long last = Math.min(end, offset + sizes.get(part));
      for (long from = Math.max(start, offset); from < last; from += longest) {
        stretches.add(new Stretch(part, from, Math.min(from + longest, last), offset));
      }
      offset += sizes.get(part);
    }
    return stretches;
  }

  /** Name of the scalars of a stretch. */
  String slice(ProgramText text, Stretch stretch) {
    return text.let(
        "torch.slice(%s[%d], 0, %d, %d)",
        list, stretch.part(), stretch.start() - stretch.offset(), stretch.end() - stretch.offset());
  }
}
