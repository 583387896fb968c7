package io.autoft.cli.init;

import io.autoft.contract.SetDescription;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a split is for, by its name. Only the long names tell one validation set from another; a
 * mere {@code val} can be either.
 */
enum SplitRole {
  TRAIN(List.of("train", "training"), List.of()),
  OOD_VALIDATION(
      List.of("ood_val", "ood_validation", "ood_valid", "ood_dev"),
      List.of("val", "validation", "valid", "dev")),
  ID_VALIDATION(
      List.of("id_val", "id_validation", "id_valid", "id_dev"),
      List.of("val", "validation", "valid", "dev")),
  ID_TEST(List.of("id_test"), List.of("test", "testing")),
  TEST(List.of("ood_test"), List.of("test", "testing", "eval"));

  private final List<String> clear;
  private final List<String> brief;

  SplitRole(List<String> clear, List<String> brief) {
    this.clear = clear;
    this.brief = brief;
  }

  /** The set whose name can mean nothing else. */
  Optional<SetDescription> clearlyIn(List<SetDescription> sets) {
    return first(sets, clear);
  }

  /** The set that is likeliest meant where one for this role was asked for. */
  Optional<SetDescription> likelyIn(List<SetDescription> sets) {
    return clearlyIn(sets).or(() -> first(sets, brief));
  }

  private static Optional<SetDescription> first(List<SetDescription> sets, List<String> names) {
    return names.stream()
        .flatMap(name -> sets.stream().filter(set -> usual(set).equals(name)))
        .findFirst();
  }

  /** As most write it: {@code ID-Val} is {@code id_val}. */
  private static String usual(SetDescription set) {
    return set.split().orElse("").toLowerCase(Locale.ROOT).replace('-', '_');
  }
}
