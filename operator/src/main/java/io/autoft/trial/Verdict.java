package io.autoft.trial;

import static java.util.Objects.requireNonNull;

import io.autoft.contract.TrialReport;
import io.autoft.trial.TrialObservation.JobAction;
import java.time.Duration;
import java.util.Optional;

/**
 * The state that the facts amount to, before it is written as a status.
 *
 * @param reason of the state, one word
 * @param report the trainer's, if it stands
 * @param logTail of a failure
 */
record Verdict(
    TrialState state,
    String reason,
    String message,
    Optional<TrialReport> report,
    Optional<String> logTail,
    JobAction action,
    Optional<Duration> lookAgain) {

  Verdict {
    requireNonNull(state, "state is null");
    requireNonNull(reason, "reason is null");
    requireNonNull(message, "message is null");
  }

  static Verdict of(TrialState state, String reason, String message) {
    return new Verdict(
        state,
        reason,
        message,
        Optional.empty(),
        Optional.empty(),
        JobAction.KEEP,
        Optional.empty());
  }

  static Verdict pending(String message) {
    return of(TrialState.Pending, TrialState.Pending.name(), message);
  }

  static Verdict failed(String reason, String message) {
    return of(TrialState.Failed, reason, message);
  }

  static Verdict blocked(String reason, String message) {
    return of(TrialState.Blocked, reason, message);
  }

  Verdict with(TrialReport trialReport) {
    return new Verdict(
        state, reason, message, Optional.of(trialReport), logTail, action, lookAgain);
  }

  Verdict withLogTail(Optional<String> tail) {
    return new Verdict(state, reason, message, report, tail, action, lookAgain);
  }

  Verdict then(JobAction next) {
    return new Verdict(state, reason, message, report, logTail, next, lookAgain);
  }

  Verdict lookAgainIn(Duration delay) {
    var positive = delay.isNegative() || delay.isZero() ? Duration.ofMillis(100) : delay;
    return new Verdict(state, reason, message, report, logTail, action, Optional.of(positive));
  }
}
