package io.autoft.study.proposal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Trial numbers as short text: {@code 1-18,20}. */
final class Ranges {

  private static final Pattern TEXT =
      Pattern.compile("(\\d{1,6}(-\\d{1,6})?(,\\d{1,6}(-\\d{1,6})?)*)?");

  private Ranges() {}

  static String of(IntStream numbers) {
    var sorted = numbers.sorted().distinct().toArray();
    List<String> ranges = new ArrayList<>();
    for (int from = 0, i = 0; i < sorted.length; i++) {
      if (i + 1 == sorted.length || sorted[i + 1] != sorted[i] + 1) {
        ranges.add(from == i ? "" + sorted[i] : sorted[from] + "-" + sorted[i]);
        from = i + 1;
      }
    }
    return String.join(",", ranges);
  }

  /**
   * The numbers that {@link #of} wrote, ascending; empty for what it cannot have written.
   *
   * @param end above all of them
   */
  static Optional<List<Integer>> parse(String ranges, int end) {
    if (!TEXT.matcher(ranges).matches()) {
      return Optional.empty();
    }
    var numbers = new ArrayList<Integer>();
    for (var range : ranges.isEmpty() ? new String[0] : ranges.split(",")) {
      var ends = range.split("-");
      int first = Integer.parseInt(ends[0]);
      int last = Integer.parseInt(ends[ends.length - 1]);
      boolean ascends = numbers.isEmpty() || first > numbers.get(numbers.size() - 1);
      if (!ascends || first > last || last >= end) {
        return Optional.empty();
      }
      IntStream.rangeClosed(first, last).forEach(numbers::add);
    }
    return Optional.of(numbers);
  }
}
