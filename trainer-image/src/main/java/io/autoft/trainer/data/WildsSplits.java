package io.autoft.trainer.data;

import java.util.List;
import java.util.Set;

/** What WILDS calls the parts of its data sets (Koh et al., arXiv 2012.07421). */
final class WildsSplits {

  /** In the order in which they are told. */
  static final List<String> ALL = List.of("train", "val", "test", "id_val", "id_test");

  private WildsSplits() {}

  /** Those that were found, in that order. */
  static List<String> among(Set<String> found) {
    return ALL.stream().filter(found::contains).toList();
  }
}
