package io.autoft.study.phase;

import io.autoft.api.v1alpha1.AutoFTTrialSpec;
import io.autoft.result.TrainedModel;
import io.autoft.result.confirmation.Contest;
import io.autoft.trial.Cause;
import io.autoft.trial.TrialLog;
import io.autoft.trial.TrialRecord;
import java.util.List;
import java.util.Optional;

/**
 * One part of a study's life. The phases follow one another ({@link Phases}); each is a pure
 * function of the trials that there are. How many trials may run at once, budgets and suspension
 * are the planner's.
 */
public interface Phase {

  /** What the column STAGE says while the phase lasts. */
  Stage stage();

  /** The next trial, if there is one that need not wait for the outcome of another. */
  Optional<AutoFTTrialSpec> next(TrialLog log);

  /** Whether everything that the phase asks for has been created and has ended. */
  boolean done(TrialLog log);

  /** Why the study cannot go on after what has come out. */
  Optional<Cause> failure(TrialLog log);

  /**
   * The trial whose objective the study has chosen by the end of this phase; of a phase that does
   * not choose, that of the one before.
   */
  Optional<TrialRecord> winner(TrialLog log);

  /** What to say while the phase lasts. */
  Cause underWay(TrialLog log);

  /** What to say of a study that is complete with this phase. */
  Cause finished();

  /** The candidates and baselines with their repeats, once the phase that repeats them is done. */
  default Optional<Contest> contest(TrialLog log) {
    return Optional.empty();
  }

  /** The trainings of the phase that go into the result, the learned objective's first. */
  default List<TrainedModel> trained(TrialLog log) {
    return List.of();
  }
}
