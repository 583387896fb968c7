package io.autoft.study.proposal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Trial numbers as short text: {@code 1-18,20}. */
final class Ranges {

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
}
