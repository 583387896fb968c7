package io.autoft.study;

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
        .or(() -> changedAfterAScore(digest, log));
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
}
