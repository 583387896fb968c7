package io.autoft.study.check;

import io.autoft.study.StudyState;
import io.autoft.trial.Cause;
import java.util.List;
import java.util.Optional;

/** What is wrong with a study that its schema cannot say: all checks, in their order. */
public final class StudyChecks {

  private static final List<StudyCheck> ALL =
      List.of(
          StudyState::refusal,
          new ConfigurationFits(),
          new ResourcesFit(),
          new InitialSeedsAreWhole(),
          new InitialTrialsTrain(),
          new ScoredSearchIsFixed(),
          new ParameterGroupsAreKnown());

  private StudyChecks() {}

  /** Why nothing can be done with the study until a person changes something, if so. */
  public static Optional<Cause> complaint(StudyState state) {
    return ALL.stream().flatMap(check -> check.complaint(state).stream()).findFirst();
  }
}
