package io.autoft.study.check;

import io.autoft.study.StudyState;
import io.autoft.trial.Cause;
import java.util.Optional;

/**
 * No trial has a score for another search. The schema refuses such a change, except in the moment
 * before a first score is counted.
 */
final class ScoredSearchIsFixed implements StudyCheck {

  @Override
  public Optional<Cause> complaint(StudyState state) {
    return state.outdated().stream()
        .filter(e -> e.score().isPresent())
        .findFirst()
        .map(
            e ->
                new Cause(
                    "SpecChanged",
                    "trial %s has a score for another model, data, objective or search; change them"
                            .formatted(e.name())
                        + " back or make a study with another name"));
  }
}
