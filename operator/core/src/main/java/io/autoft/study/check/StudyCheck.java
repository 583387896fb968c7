package io.autoft.study.check;

import io.autoft.study.StudyState;
import io.autoft.trial.Cause;
import java.util.Optional;

/** A rule that a study must keep to, beyond its schema. */
interface StudyCheck {

  /** Why nothing can be done with the study until a person changes something, if so. */
  Optional<Cause> complaint(StudyState state);
}
