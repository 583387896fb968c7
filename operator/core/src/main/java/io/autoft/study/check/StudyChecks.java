package io.autoft.study.check;

import io.autoft.study.StudyState;
import io.autoft.trial.Cause;
import java.util.List;
import java.util.Optional;

/** What is wrong with a study that its schema cannot say: all checks, in their order. */
public final class StudyChecks {

  /** What matters to pods that are yet to run. */
  private static final List<StudyCheck> OF_PODS = List.of(StudyState::refusal, new ResourcesFit());

  private static final List<StudyCheck> OF_THE_SEARCH =
      List.of(
          new ConfigurationFits(),
          new InitialSeedsAreWhole(),
          new InitialTrialsTrain(),
          new ScoredSearchIsFixed(),
          new ParameterGroupsAreKnown());

  private StudyChecks() {}

  /** Why nothing can be done with the study until a person changes something, if so. */
  public static Optional<Cause> complaint(StudyState state) {
    return first(OF_PODS, state).or(() -> first(OF_THE_SEARCH, state));
  }

  /** The same of a study of which nothing is left to run. */
  public static Optional<Cause> complaintOfEnded(StudyState state) {
    return first(OF_THE_SEARCH, state);
  }

  private static Optional<Cause> first(List<StudyCheck> checks, StudyState state) {
    return checks.stream().flatMap(check -> check.complaint(state).stream()).findFirst();
  }
}
