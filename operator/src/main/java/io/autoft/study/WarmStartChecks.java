package io.autoft.study;

import io.autoft.api.v1alpha1.AutoFTStudySpec;
import io.autoft.api.v1alpha1.TrialSeed;
import io.autoft.study.StudyChecks.Complaint;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Whether the studies that a study names can tell it something. */
record WarmStartChecks(StudyState state, TrialLog log) {

  /** A field that must be the same in both studies. */
  private record Field(String name, Function<AutoFTStudySpec, Object> value) {}

  /** What a score depends on beside the parameters that are searched. */
  private static final List<Field> FIELDS =
      List.of(
          new Field("model", AutoFTStudySpec::model),
          new Field("data.train", s -> s.data().train()),
          new Field("data.oodValidation", s -> s.data().oodValidation()),
          new Field("data.classNames", s -> s.data().classNames()),
          new Field("data.promptTemplates", s -> s.data().promptTemplates()),
          new Field("objective.metric", s -> s.objective().metric()),
          new Field("objective.losses", s -> Set.copyOf(s.objective().losses())),
          new Field("objective.parameterTerms", s -> s.objective().parameterTerms()),
          new Field("search.innerSteps", s -> s.search().innerSteps()),
          new Field("search.warmupSteps", s -> s.search().warmupSteps()),
          new Field("search.batchSize", s -> s.search().batchSize()),
          new Field("search.clipNorm", s -> s.search().clipNorm()),
          new Field("search.layerwise", s -> s.search().layerwise()),
          // A searched seed is a parameter, which both have or none.
          new Field("search.trialSeed", s -> s.search().trialSeed() == TrialSeed.Searched));

  /** Whether a study needs earlier ones at all. */
  static boolean needed(AutoFTStudySpec spec) {
    return spec.search().warmStart() != null;
  }

  /** What is to be recorded for a study that has no record yet. */
  WarmStart toRecord() {
    return new WarmStart(
        named().stream()
            .flatMap(n -> found(n).stream())
            .flatMap(s -> s.history().stream())
            .toList());
  }

  /** Why the search cannot go on. */
  Optional<Complaint> complaint() {
    return state
        .warmStart()
        .map(this::changed)
        .orElseGet(
            () ->
                named().stream()
                    .flatMap(name -> complaint(name).stream())
                    .findFirst()
                    .or(this::tooLong)
                    .or(() -> changed(toRecord())));
  }

  private List<String> named() {
    return state.spec().search().warmStart().studies();
  }

  private Optional<EarlierStudy> found(String name) {
    return state.earlier().stream().filter(s -> s.name().equals(name)).findFirst();
  }

  /** The record is the study's own; if it was removed, what is copied again may be another one. */
  private Optional<Complaint> changed(WarmStart recorded) {
    var now = recorded.digest();
    return log.entries().stream()
        .filter(e -> e.spec().proposal() != null && e.spec().proposal().warmStart() != null)
        .filter(e -> !e.spec().proposal().warmStart().equals(now))
        .findFirst()
        .map(
            e ->
                new Complaint(
                    "WarmStartChanged",
                    "the ConfigMap %s is not the one that the proposal of trial %s had seen; put"
                            .formatted(name(state.name()), e.name())
                        + " that back or make a study with another name"));
  }

  private Optional<Complaint> complaint(String name) {
    if (name.equals(state.name())) {
      return incompatible("a study cannot learn from itself; remove " + name);
    }
    var found = found(name);
    if (found.isEmpty()) {
      return Optional.of(
          new Complaint(
              "WarmStartNotFound",
              "search.warmStart.studies: there is no study %s in this namespace".formatted(name)));
    }
    var spec = found.get().spec();
    return FIELDS.stream()
        .filter(field -> !field.value().apply(spec).equals(field.value().apply(state.spec())))
        .findFirst()
        .flatMap(
            field ->
                incompatible(
                    "study %s has another %s; scores can be compared only where these agree: %s"
                        .formatted(name, field.name(), names())))
        .or(() -> empty(found.get()));
  }

  private static String names() {
    return FIELDS.stream().map(Field::name).collect(Collectors.joining(", "));
  }

  private Optional<Complaint> empty(EarlierStudy study) {
    var history = study.history();
    if (history.isEmpty()) {
      return Optional.of(
          new Complaint(
              "WarmStartEmpty",
              "search.warmStart.studies: study %s has no finished search trial yet"
                  .formatted(study.name())));
    }
    return history.stream().anyMatch(t -> Proposals.isInSpace(state.spec(), t.parameters()))
        ? Optional.empty()
        : incompatible(
            "none of the %d trials of study %s is inside the bounds of search.space"
                .formatted(history.size(), study.name()));
  }

  private Optional<Complaint> tooLong() {
    int characters = toRecord().csv().length();
    return characters <= WarmStart.MAX_CHARACTERS
        ? Optional.empty()
        : incompatible(
            "the trials of the studies take %d characters, a ConfigMap holds %d; name fewer"
                .formatted(characters, WarmStart.MAX_CHARACTERS));
  }

  private static Optional<Complaint> incompatible(String message) {
    return Optional.of(
        new Complaint("WarmStartIncompatible", "search.warmStart.studies: " + message));
  }

  /** Name of the ConfigMap with a study's record. */
  static String name(String study) {
    return study + "-warm-start";
  }
}
