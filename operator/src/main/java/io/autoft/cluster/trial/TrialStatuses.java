package io.autoft.cluster.trial;

import static java.util.Objects.requireNonNull;

import io.autoft.api.v1alpha1.AutoFTTrialStatus;
import io.autoft.cluster.StatusStore;
import io.autoft.cluster.StudyTrials;
import io.autoft.cluster.TrialRecords;
import io.autoft.cluster.crd.AutoFTTrial;
import io.autoft.cluster.metrics.TrialMetrics;
import io.autoft.status.ConditionSet;
import io.autoft.status.TrialStatusView;
import io.autoft.trial.Cause;
import io.autoft.trial.TrialOutcome;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Stores the status of trials, with events for the conditions that change, tells their studies, and
 * counts what begins and ends.
 */
record TrialStatuses(Clock clock, StatusStore statuses, StudyTrials trials, TrialMetrics metrics) {

  TrialStatuses {
    requireNonNull(clock, "clock is null");
    requireNonNull(statuses, "statuses is null");
    requireNonNull(trials, "trials is null");
    requireNonNull(metrics, "metrics is null");
  }

  void store(TrialFacts facts, AutoFTTrialStatus status, Context<AutoFTTrial> context) {
    store(facts.trial(), status, context);
    QueueWait.of(facts, status).ifPresent(metrics::begun);
  }

  private void store(AutoFTTrial trial, AutoFTTrialStatus status, Context<AutoFTTrial> context) {
    statuses.store(
        trial,
        status,
        conditions(trial.getStatus()),
        conditions(status),
        context,
        stored -> trials.stored(stored, trial));
    metrics.stored(trial, status);
  }

  /** A trial with an outcome is left as it is. */
  void storeBlocked(AutoFTTrial trial, Cause cause, Context<AutoFTTrial> context) {
    if (TrialRecords.of(trial).finished()) {
      return;
    }
    var blocked = new TrialOutcome.Blocked(cause.reason(), cause.message());
    var former = conditions(trial.getStatus());
    var view = new TrialStatusView(trial.getMetadata().getGeneration(), former, clock.instant());
    store(trial, view.of(blocked, Optional.ofNullable(trial.getStatus())), context);
  }

  private static ConditionSet conditions(AutoFTTrialStatus status) {
    return new ConditionSet(status == null ? List.of() : status.conditions());
  }
}
