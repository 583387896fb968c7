package io.autoft.trial;

import io.autoft.api.v1alpha1.AutoFTTrial;
import io.autoft.conditions.ConditionSet;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import java.util.Optional;

/** Where a trial stands, as its status tells. */
public sealed interface TrialOutcome {

  /** Waiting for its Job or its Pod. */
  record Pending(String reason, String message) implements TrialOutcome {}

  /** Its Pod runs. */
  record Running() implements TrialOutcome {}

  /**
   * Cannot go on until a person or the cluster removes the cause; tried again from time to time.
   */
  record Blocked(String reason, String message) implements TrialOutcome {}

  /** Ended with a score. */
  record Scored(double score) implements TrialOutcome {}

  /** Ended with a loss or weights that are not finite: a result, and a bad one. */
  record Diverged() implements TrialOutcome {}

  /** Ended without a result. */
  record Failed(String reason, String message) implements TrialOutcome {}

  /** Condition of a trial that ended with a result. */
  String COMPLETE = "Complete";

  /** Condition of a trial that ended without one. */
  String FAILED = "Failed";

  /** Condition of a trial that waits for the removal of a cause. */
  String BLOCKED = "Blocked";

  /** Whether nothing more will come. */
  default boolean finished() {
    return this instanceof Scored || this instanceof Diverged || this instanceof Failed;
  }

  /** Reads a trial's status. */
  static TrialOutcome of(AutoFTTrial trial) {
    var status = Optional.ofNullable(trial.getStatus());
    var conditions = new ConditionSet(status.map(s -> s.conditions()).orElse(List.of()));
    if (conditions.isTrue(FAILED)) {
      var failed = conditions.get(FAILED).orElseThrow();
      return new Failed(failed.getReason(), failed.getMessage());
    }
    if (conditions.isTrue(COMPLETE)) {
      return status
          .flatMap(s -> Optional.ofNullable(s.score()))
          .<TrialOutcome>map(Scored::new)
          .orElseGet(Diverged::new);
    }
    if (conditions.isTrue(BLOCKED)) {
      var blocked = conditions.get(BLOCKED).orElseThrow();
      return new Blocked(blocked.getReason(), blocked.getMessage());
    }
    var complete = conditions.get(COMPLETE);
    return complete.map(Condition::getReason).filter(TrialState.Running.name()::equals).isPresent()
        ? new Running()
        : new Pending(
            complete.map(Condition::getReason).orElse(TrialState.Pending.name()),
            complete.map(Condition::getMessage).orElse(""));
  }
}
