package io.autoft.cluster.trial;

import static java.util.Objects.requireNonNull;

import io.autoft.cluster.trial.TrialObservation.JobAction;
import io.autoft.trial.TrialOutcome;
import java.time.Duration;
import java.util.Optional;

/**
 * The outcome that follows from the facts, before it is written as a status.
 *
 * @param logTail of a failure
 * @param action what is to be done with the Job
 * @param lookAgain when to look again though nothing has happened
 */
record Verdict(
    TrialOutcome outcome,
    Optional<String> logTail,
    JobAction action,
    Optional<Duration> lookAgain) {

  Verdict {
    requireNonNull(outcome, "outcome is null");
  }

  static Verdict of(TrialOutcome outcome) {
    return new Verdict(outcome, Optional.empty(), JobAction.KEEP, Optional.empty());
  }

  static Verdict pending(String message) {
    return of(TrialOutcome.Pending.of(message));
  }

  static Verdict failed(String reason, String message) {
    return of(new TrialOutcome.Failed(reason, message));
  }

  static Verdict blocked(String reason, String message) {
    return of(new TrialOutcome.Blocked(reason, message));
  }

  Verdict with(TrialOutcome other) {
    return new Verdict(other, logTail, action, lookAgain);
  }

  Verdict withLogTail(Optional<String> tail) {
    return new Verdict(outcome, tail, action, lookAgain);
  }

  Verdict then(JobAction next) {
    return new Verdict(outcome, logTail, next, lookAgain);
  }

  /** Sooner, if it is to be looked at sooner anyway. */
  Verdict lookAgainWithin(Duration delay) {
    return lookAgain.filter(d -> d.compareTo(delay) <= 0).isPresent() ? this : lookAgainIn(delay);
  }

  Verdict lookAgainIn(Duration delay) {
    var positive = delay.isNegative() || delay.isZero() ? Duration.ofMillis(100) : delay;
    return new Verdict(outcome, logTail, action, Optional.of(positive));
  }
}
