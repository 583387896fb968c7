package io.autoft.study.check;

import io.autoft.api.v1alpha1.AutoFTStudySpec;
import io.autoft.trial.Cause;
import io.autoft.trial.TrialLog;
import java.time.Instant;
import java.util.Optional;

/** A limit of a study. */
interface Budget {

  /** What the end of a budget means for the study. */
  enum Consequence {
    /** No search trial is added; the best so far goes on. */
    END_OF_SEARCH,
    /** The study has failed. */
    FAILURE
  }

  Consequence consequence();

  /**
   * Why nothing is left of it, if so.
   *
   * @param log all trials, those included that are about to be created
   */
  Optional<Cause> exhausted(AutoFTStudySpec study, TrialLog log, Instant now);
}
