package io.autoft.cli.view;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why numbers of two studies say nothing of their objectives, where that is so. */
record Comparability(ComparedStudy one, ComparedStudy other) {

  /** What has to be the same, by the field of the study, and what a difference in it means. */
  private record Field(String path, String meaning) {}

  /** Of the best scores: the seed draws the examples, and all trials see those. */
  private static final List<Field> OF_SCORES =
      List.of(
          new Field("/objective/metric", "their numbers are of different metrics"),
          new Field("/data/oodValidation", "their scores are of different examples"),
          new Field(
              "/search/seed",
              "their scores may be of different examples, and the differences are not paired"));

  /** Of what is compared: a gain may come from there. */
  private static final List<Field> OF_STUDIES =
      List.of(
          new Field("/model", "they begin with different models"),
          new Field("/data/train", "they train on different data"),
          new Field("/trainer/image", "their trainers may compute differently"));

  /** Of final models, where both studies have some. */
  private static final Field EPOCHS =
      new Field("/finalTraining/epochs", "their final models are trained for longer and shorter");

  Comparability {
    requireNonNull(one, "one is null");
    requireNonNull(other, "other is null");
  }

  /** Whether their best scores may be subtracted, in pairs. */
  boolean ofScores() {
    return OF_SCORES.stream().allMatch(this::isSame);
  }

  /** Whether the scores of a test may be. */
  boolean ofTest(String name) {
    return isSame(OF_SCORES.get(0)) && one.test(name).equals(other.test(name));
  }

  private boolean isSame(Field field) {
    return one.study().spec().at(field.path()).equals(other.study().spec().at(field.path()));
  }

  /** In sentences. */
  List<String> warnings() {
    var warnings = new LinkedHashSet<String>();
    OF_SCORES.forEach(field -> warning(field).ifPresent(warnings::add));
    OF_STUDIES.forEach(field -> warning(field).ifPresent(warnings::add));
    version().ifPresent(warnings::add);
    finalModels().forEach(warnings::add);
    return new ArrayList<>(warnings);
  }

  private Optional<String> warning(Field field) {
    return isSame(field)
        ? Optional.empty()
        : Optional.of(text(field.path().substring(1).replace('/', '.'), field.meaning()));
  }

  /** A cluster does not record by what a study was run. */
  private Optional<String> version() {
    var known =
        Stream.of(one, other)
            .map(side -> side.study().version())
            .filter(version -> !version.isEmpty())
            .distinct();
    return known.count() < 2
        ? Optional.empty()
        : Optional.of(text("autoft's version", "their scores may differ"));
  }

  private List<String> finalModels() {
    boolean both = Stream.of(one, other).noneMatch(side -> side.outcome().tests().isEmpty());
    return both
        ? Stream.of(warning(EPOCHS), changedTests(), otherTests())
            .flatMap(Optional::stream)
            .toList()
        : List.of();
  }

  private Optional<String> otherTests() {
    return one.outcome().shifts().equals(other.outcome().shifts())
        ? Optional.empty()
        : Optional.of(text("data.tests", "their gains are means over other tests"));
  }

  private Optional<String> changedTests() {
    var tests = other.outcome().tests();
    var changed =
        one.outcome().tests().keySet().stream()
            .filter(tests::containsKey)
            .filter(name -> !one.test(name).equals(other.test(name)))
            .collect(Collectors.joining(", "));
    return changed.isEmpty()
        ? Optional.empty()
        : Optional.of(text("data.tests", "of the same name but not the same set: " + changed));
  }

  private String text(String name, String meaning) {
    return "%s and %s differ in %s: %s".formatted(one.label(), other.label(), name, meaning);
  }
}
