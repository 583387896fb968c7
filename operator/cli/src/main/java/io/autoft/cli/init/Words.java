package io.autoft.cli.init;

import io.autoft.contract.SetDescription;
import io.autoft.contract.SetDescription.Count;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** How a comment says numbers and sets. */
final class Words {

  private Words() {}

  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  static String mebibytes(long bytes) {
    return count(bytes >> 20) + " MiB";
  }

  /** What is in a set, as a sentence. */
  static String of(SetDescription set) {
    return "%s images of %s.%s"
        .formatted(
            count(set.examples()),
            classes(set.classes()),
            set.groups().isEmpty() ? "" : " %d groups.".formatted(set.groups().size()));
  }

  private static String classes(List<Count> classes) {
    var filled = classes.stream().filter(count -> count.examples() > 0).toList();
    int empty = classes.size() - filled.size();
    var least = filled.stream().min(Comparator.comparingInt(Count::examples)).orElseThrow();
    var most = filled.stream().max(Comparator.comparingInt(Count::examples)).orElseThrow();
    var range =
        least.examples() == most.examples()
            ? "%s of each".formatted(count(least.examples()))
            : "from %s (%s) to %s (%s)"
                .formatted(
                    count(least.examples()), least.name(), count(most.examples()), most.name());
    return "%d class%s, %s%s"
        .formatted(
            filled.size(),
            filled.size() == 1 ? "" : "es",
            range,
            empty == 0 ? "" : "; of %d more there are none".formatted(empty));
  }
}
