package io.autoft.study.check;

import io.autoft.api.v1alpha1.BudgetSpec;
import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.study.SearchUsage;
import io.autoft.trial.Cause;
import io.autoft.trial.TrialLog;
import java.time.Duration;
import java.util.Optional;

/** A limit of a study. */
interface Budget {

  /** What the end of a budget means for the study. */
  enum Consequence {
    /** No trial is added to the search; the best so far goes on. */
    END_OF_SEARCH,
    /** The study has failed. */
    FAILURE
  }

  Consequence consequence();

  /** Of one that ends the search: whether it forbids trials of a purpose then. */
  default boolean limits(TrialPurpose purpose) {
    return purpose == TrialPurpose.Search || purpose == TrialPurpose.Baseline;
  }

  /**
   * Why nothing is left of it, if so.
   *
   * @param log all trials, those included that are about to be created
   * @param usage of what runs on without them
   */
  Optional<Cause> exhausted(BudgetSpec budget, TrialLog log, SearchUsage usage);

  /** How long it will last though no trial is added; empty if that changes nothing. */
  default Optional<Duration> lasts(BudgetSpec budget, SearchUsage usage) {
    return Optional.empty();
  }
}
