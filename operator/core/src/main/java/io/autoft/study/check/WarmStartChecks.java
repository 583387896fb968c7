package io.autoft.study.check;

import io.autoft.api.v1alpha1.AutoFTStudySpec;
import io.autoft.study.StudyState;
import io.autoft.study.proposal.EarlierStudy;
import io.autoft.study.proposal.Proposals;
import io.autoft.study.proposal.WarmStart;
import io.autoft.trial.Cause;
import java.util.List;
import java.util.Optional;

/** Whether a study can learn from the studies that it names. */
public record WarmStartChecks(StudyState state) {

  /** Whether a study needs earlier ones at all. */
  public static boolean needed(AutoFTStudySpec spec) {
    return spec.search().warmStart() != null;
  }

  /** Name of the ConfigMap, or folder, with a study's record. */
  public static String name(String study) {
    return study + "-warm-start";
  }

  /** What is to be recorded for a study that has no record yet. */
  public WarmStart toRecord() {
    return new WarmStart(
        named().stream()
            .flatMap(n -> found(n).stream())
            .flatMap(s -> s.history().stream())
            .toList());
  }

  /** Why the search cannot go on. */
  public Optional<Cause> complaint() {
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
    return state.study().spec().search().warmStart().studies();
  }

  private Optional<EarlierStudy> found(String name) {
    return state.earlier().stream().filter(s -> s.name().equals(name)).findFirst();
  }

  /** The record is the study's own; if it was removed, what is copied again may be another one. */
  private Optional<Cause> changed(WarmStart recorded) {
    var now = recorded.digest();
    return state.log().entries().stream()
        .filter(e -> e.spec().proposal() != null && e.spec().proposal().warmStart() != null)
        .filter(e -> !e.spec().proposal().warmStart().equals(now))
        .findFirst()
        .map(
            e ->
                new Cause(
                    "WarmStartChanged",
                    "the ConfigMap %s is not the one that the proposal of trial %s had seen; put"
                            .formatted(name(state.study().name()), e.name())
                        + " that back or make a study with another name"));
  }

  private Optional<Cause> complaint(String name) {
    if (name.equals(state.study().name())) {
      return incompatible("a study cannot learn from itself; remove " + name);
    }
    var found = found(name);
    if (found.isEmpty()) {
      return Optional.of(
          new Cause(
              "WarmStartNotFound",
              "search.warmStart.studies: there is no study %s in this namespace".formatted(name)));
    }
    return ComparableScores.difference(found.get().study().spec(), state.study().spec())
        .flatMap(
            field ->
                incompatible(
                    "study %s has another %s; scores can be compared only where these agree: %s"
                        .formatted(name, field, ComparableScores.fields())))
        .or(() -> empty(found.get()));
  }

  private Optional<Cause> empty(EarlierStudy study) {
    var history = study.history();
    if (history.isEmpty()) {
      return Optional.of(
          new Cause(
              "WarmStartEmpty",
              "search.warmStart.studies: study %s has no finished search trial yet"
                  .formatted(study.name())));
    }
    return history.stream().anyMatch(t -> Proposals.isInSpace(state.study().spec(), t.parameters()))
        ? Optional.empty()
        : incompatible(
            "none of the %d trials of study %s is inside the bounds of search.space"
                .formatted(history.size(), study.name()));
  }

  private Optional<Cause> tooLong() {
    int characters = toRecord().csv().length();
    return characters <= WarmStart.MAX_CHARACTERS
        ? Optional.empty()
        : incompatible(
            "the trials of the studies take %d characters, a ConfigMap holds %d; name fewer"
                .formatted(characters, WarmStart.MAX_CHARACTERS));
  }

  private static Optional<Cause> incompatible(String message) {
    return Optional.of(new Cause("WarmStartIncompatible", "search.warmStart.studies: " + message));
  }
}
