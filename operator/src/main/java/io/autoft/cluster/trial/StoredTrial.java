package io.autoft.cluster.trial;

import io.autoft.api.v1alpha1.AutoFTTrialStatus;
import io.autoft.cluster.ConditionSet;
import io.autoft.cluster.crd.AutoFTTrial;
import io.autoft.trial.TrialOutcome;
import io.autoft.trial.TrialRecord;
import io.autoft.trial.TrialResult;
import io.autoft.trial.TrialUsage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads a trial back from the object in which {@link TrialStatusView} has written it. */
public final class StoredTrial {

  private StoredTrial() {}

  /** The trial as the object's status has it. */
  public static TrialRecord of(AutoFTTrial trial) {
    var status = Optional.ofNullable(trial.getStatus());
    return new TrialRecord(
        trial.getSpec(),
        status.map(StoredTrial::outcome).orElseGet(() -> TrialOutcome.Pending.of("")),
        status.map(StoredTrial::usage).orElse(TrialUsage.NONE));
  }

  private static TrialOutcome outcome(AutoFTTrialStatus status) {
    var conditions = new ConditionSet(status.conditions());
    if (conditions.isTrue(TrialConditions.FAILED)) {
      var failed = conditions.get(TrialConditions.FAILED).orElseThrow();
      return new TrialOutcome.Failed(failed.getReason(), failed.getMessage());
    }
    if (conditions.isTrue(TrialConditions.COMPLETE)) {
      var result = result(status);
      return result.score().isPresent()
          ? new TrialOutcome.Scored(result)
          : new TrialOutcome.Diverged(
              result, conditions.get(TrialConditions.COMPLETE).orElseThrow().getMessage());
    }
    if (conditions.isTrue(TrialConditions.BLOCKED)) {
      var blocked = conditions.get(TrialConditions.BLOCKED).orElseThrow();
      return new TrialOutcome.Blocked(blocked.getReason(), blocked.getMessage());
    }
    return conditions
        .get(TrialConditions.COMPLETE)
        .<TrialOutcome>map(
            c ->
                TrialState.Running.name().equals(status.state())
                    ? new TrialOutcome.Running(c.getMessage(), start(status))
                    : new TrialOutcome.Pending(c.getReason(), c.getMessage()))
        .orElseGet(() -> TrialOutcome.Pending.of(""));
  }

  private static Optional<Instant> start(AutoFTTrialStatus status) {
    return Optional.ofNullable(status.startTime()).map(Instant::parse);
  }

  private static TrialResult result(AutoFTTrialStatus status) {
    return new TrialResult(
        Optional.ofNullable(status.score()),
        Optional.ofNullable(status.standardError()),
        status.metrics(),
        Optional.ofNullable(status.resamples()),
        status.tests(),
        Optional.ofNullable(status.ensemble()),
        status.parameterGroups(),
        Optional.ofNullable(status.checkpoint()));
  }

  private static TrialUsage usage(AutoFTTrialStatus status) {
    return new TrialUsage(
        Optional.ofNullable(status.attempts()).orElse(0),
        Optional.ofNullable(status.disruptions()).orElse(0),
        Optional.ofNullable(status.runningSeconds()).orElse(0.0),
        Optional.ofNullable(status.gpuSeconds()).orElse(0.0));
  }

  /** All of them. */
  public static List<TrialRecord> of(List<AutoFTTrial> trials) {
    return trials.stream().map(StoredTrial::of).toList();
  }
}
