package io.autoft.trainer.data;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a person wants to know of a data set before anything is trained on it.
 *
 * @param set the set, open
 */
public record SetSummary(ImageSet set) {

  public SetSummary {
    requireNonNull(set, "set is null");
  }

  /** The summary, to be printed line by line. */
  public List<String> lines() {
    var lines = new ArrayList<String>();
    lines.add(
        "%s: %d examples of %d x %d%s"
            .formatted(
                set.name(),
                set.size(),
                set.imageSize(),
                set.imageSize(),
                set.choice().map(sum -> ", choice %08x".formatted(sum)).orElse("")));
    var scored = IntStream.of(set.scored()).mapToObj(set.classNames()::get).toList();
    var labels = IntStream.of(set.labels()).map(label -> indexIn(set.scored(), label)).toArray();
    lines.add("  classes: " + counted(scored, labels));
    if (set.groups().isPresent()) {
      var groups = set.groups().get();
      lines.add("  groups: " + counted(groups.names(), groups.ofImage()));
    }
    if (set.images().leftOut() > 0) {
      lines.add("  left out as damaged: " + set.images().leftOut());
    }
    if (set.images() instanceof ImageCache cache) {
      lines.add("  image cache: " + cache.file());
    }
    return lines;
  }

  private static int indexIn(int[] ascending, int value) {
    return Arrays.binarySearch(ascending, value);
  }

  /** How many there are of each kind, in one line whatever the number of kinds. */
  private static String counted(List<String> names, int[] indices) {
    var counts = new int[names.size()];
    int ignored = 0;
    for (int index : indices) {
      if (index < 0) {
        ignored++;
      } else {
        counts[index]++;
      }
    }
    int smallest = 0;
    int largest = 0;
    int empty = 0;
    for (int i = 0; i < counts.length; i++) {
      smallest = counts[i] < counts[smallest] ? i : smallest;
      largest = counts[i] > counts[largest] ? i : largest;
      empty += counts[i] == 0 ? 1 : 0;
    }
    return "%d, from %d (%s) to %d (%s) examples%s%s"
        .formatted(
            names.size(),
            counts[smallest],
            names.get(smallest),
            counts[largest],
            names.get(largest),
            empty == 0 ? "" : ", %d without any".formatted(empty),
            ignored == 0 ? "" : "; %d examples are in groups that are ignored".formatted(ignored));
  }
}
