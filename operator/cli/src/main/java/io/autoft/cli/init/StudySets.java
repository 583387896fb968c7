package io.autoft.cli.init;

import static java.util.Objects.requireNonNull;

import io.autoft.cli.admission.RefusedException;
import io.autoft.contract.Description;
import io.autoft.contract.SetDescription;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which of the sets that were found is what. What was not asked for is taken from the splits of the
 * training set's source.
 *
 * @param tests by the names that they have in the study
 */
record StudySets(
    SetDescription train,
    SetDescription oodValidation,
    Optional<SetDescription> idValidation,
    Map<String, SetDescription> tests) {

  /** The name of a test that counts as none of the shifts. */
  private static final String IN_DISTRIBUTION = "in-distribution";

  StudySets {
    requireNonNull(train, "train is null");
    requireNonNull(oodValidation, "oodValidation is null");
    requireNonNull(idValidation, "idValidation is null");
    tests = new LinkedHashMap<>(tests);
  }

  /**
   * Sorts what a trainer found.
   *
   * @throws RefusedException naming what is missing, and how to give it
   */
  static StudySets of(Description found) {
    var asked =
        found.sets().stream()
            .collect(
                Collectors.groupingBy(
                    SetDescription::name, LinkedHashMap::new, Collectors.toList()));
    var left = new ArrayList<>(asked.remove(SetReference.TRAIN));
    var train = one(SetReference.TRAIN, left, SplitRole.TRAIN);
    left.remove(train);
    boolean inDistribution = SplitRole.ID_VALIDATION.clearlyIn(left).isEmpty();
    var ood =
        given(asked, SetReference.OOD_VALIDATION, SplitRole.OOD_VALIDATION)
            .or(() -> SplitRole.OOD_VALIDATION.clearlyIn(left))
            // WILDS: beside an id_val, val is of another distribution.
            .or(() -> inDistribution ? Optional.empty() : SplitRole.OOD_VALIDATION.likelyIn(left))
            .orElseThrow(() -> noShift(train, left));
    left.removeIf(set -> same(set, ood));
    var id =
        given(asked, SetReference.ID_VALIDATION, SplitRole.ID_VALIDATION)
            .or(() -> SplitRole.ID_VALIDATION.likelyIn(left));
    id.ifPresent(set -> left.removeIf(other -> same(other, set)));
    var tests = new LinkedHashMap<String, SetDescription>();
    asked.forEach((name, sets) -> tests.put(name, one(name, sets, SplitRole.TEST)));
    left.removeIf(set -> tests.values().stream().anyMatch(test -> same(test, set)));
    putTests(left, inDistribution, tests);
    var study = new StudySets(train, ood, id, tests);
    study.refuseRepeated();
    study.refuseEmptyClasses();
    return study;
  }

  /** Splits that nothing else uses. */
  private static void putTests(
      List<SetDescription> left, boolean inDistribution, Map<String, SetDescription> tests) {
    var idTest =
        inDistribution ? SplitRole.ID_TEST.likelyIn(left) : SplitRole.ID_TEST.clearlyIn(left);
    idTest.ifPresent(
        set -> {
          left.remove(set);
          tests.putIfAbsent(IN_DISTRIBUTION, set);
        });
    left.forEach(set -> tests.putIfAbsent(set.split().orElseThrow(), set));
  }

  /** All sets that a metric is computed on, that of the search first. */
  List<SetDescription> evaluated() {
    return Stream.of(Stream.of(oodValidation), idValidation.stream(), tests.values().stream())
        .flatMap(sets -> sets)
        .toList();
  }

  private static Optional<SetDescription> given(
      Map<String, List<SetDescription>> asked, String name, SplitRole role) {
    return Optional.ofNullable(asked.remove(name)).map(sets -> one(name, sets, role));
  }

  private static SetDescription one(String name, List<SetDescription> sets, SplitRole role) {
    if (sets.size() == 1) {
      return sets.get(0);
    }
    return role.likelyIn(sets)
        .orElseThrow(
            () ->
                refused(
                    "%s: %s has the splits %s; name one as DIR#SPLIT"
                        .formatted(name, sets.get(0).source(), splits(sets))));
  }

  private static RefusedException noShift(SetDescription train, List<SetDescription> left) {
    var others =
        left.isEmpty()
            ? "no other splits"
            : "beside its training set the splits %s, which may all be of the same distribution"
                .formatted(splits(left));
    return refused(
        "oodValidation: %s has %s; name a set of another distribution as --ood-validation DIR or"
                .formatted(train.source(), others)
            + " DIR#SPLIT");
  }

  private void refuseRepeated() {
    for (var other : evaluated()) {
      if (same(train, other)) {
        throw refused("%s is the training set; name another one".formatted(other.name()));
      }
    }
    if (idValidation.filter(set -> same(set, oodValidation)).isPresent()) {
      throw refused("idValidation is the same set as oodValidation; leave it out, or name another");
    }
  }

  /** As every trial would. */
  private void refuseEmptyClasses() {
    var empty =
        train.classes().stream()
            .filter(count -> count.examples() == 0)
            .map(SetDescription.Count::name)
            .toList();
    if (!empty.isEmpty()) {
      throw refused(
          "train has no examples of the classes %s; every class of the study needs some there"
              .formatted(String.join(", ", empty)));
    }
  }

  private static boolean same(SetDescription one, SetDescription other) {
    return one.source().equals(other.source()) && one.split().equals(other.split());
  }

  private static String splits(List<SetDescription> sets) {
    return sets.stream().flatMap(set -> set.split().stream()).collect(Collectors.joining(", "));
  }

  private static RefusedException refused(String message) {
    return new RefusedException(List.of(message));
  }
}
