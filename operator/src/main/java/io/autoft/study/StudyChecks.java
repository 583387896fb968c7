package io.autoft.study;

import io.autoft.api.v1alpha1.Layerwise;
import io.autoft.trial.TemplateChecks;
import java.util.Optional;

/** What is wrong with a study that its schema cannot tell. */
final class StudyChecks {

  private StudyChecks() {}

  /** Why nothing can be done with the study until a person changes it. */
  record Complaint(String reason, String message) {}

  static Optional<Complaint> complaint(StudyState state, String digest, TrialLog log) {
    return TemplateChecks.complaint(state.spec().trainer().template())
        .map(message -> new Complaint("InvalidSpec", message))
        .or(() -> changedAfterAScore(digest, log))
        .or(() -> withoutGroups(state, log));
  }

  /** The schema refuses such a change, except in the moment before a first score is counted. */
  private static Optional<Complaint> changedAfterAScore(String digest, TrialLog log) {
    return log.entries().stream()
        .filter(e -> !e.spec().searchDigest().equals(digest))
        .filter(e -> e.score().isPresent())
        .findFirst()
        .map(
            e ->
                new Complaint(
                    "SpecChanged",
                    "trial %s has a score for another model, data, objective or search; change them"
                            .formatted(e.name())
                        + " back or make a study with another name"));
  }

  /** A trainer of an earlier version. */
  private static Optional<Complaint> withoutGroups(StudyState state, TrialLog log) {
    return state.spec().search().layerwise() == Layerwise.None || log.parameterGroups().isPresent()
        ? Optional.empty()
        : log.entries().stream()
            .filter(e -> e.score().isPresent())
            .findFirst()
            .map(
                e ->
                    new Complaint(
                        "NoParameterGroups",
                        "search.layerwise needs the groups of the model's parameters, but the"
                            + " trainer of trial %s did not tell them; make a study with a"
                                .formatted(e.name())
                            + " newer trainer.image, or with layerwise None"));
  }
}
