package io.autoft.study.check;

import io.autoft.api.v1alpha1.Layerwise;
import io.autoft.study.StudyState;
import io.autoft.trial.Cause;
import java.util.Optional;

/** A layer-wise search needs a trainer that reports the model's groups; an early one does not. */
final class ParameterGroupsAreKnown implements StudyCheck {

  @Override
  public Optional<Cause> complaint(StudyState state) {
    boolean needed = state.study().spec().search().layerwise() != Layerwise.None;
    return !needed || state.log().parameterGroups().isPresent()
        ? Optional.empty()
        : state.log().entries().stream()
            .filter(e -> e.score().isPresent())
            .findFirst()
            .map(
                e ->
                    new Cause(
                        "NoParameterGroups",
                        "search.layerwise needs the groups of the model's parameters, but the"
                            + " trainer of trial %s did not report them; make a study with a"
                                .formatted(e.name())
                            + " newer trainer.image, or with layerwise None"));
  }
}
