package io.autoft.cluster.trial;

import io.autoft.api.v1alpha1.AutoFTTrialStatus;
import io.autoft.status.TrialState;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What follows from the facts.
 *
 * @param status what the trial's status is to be
 * @param action what is to be done with its Job; the status is stored first
 * @param lookAgain when to look again though nothing has happened
 */
record TrialObservation(AutoFTTrialStatus status, JobAction action, Optional<Duration> lookAgain) {

  /** Most trials run so soon, and some have ended. */
  private static final Duration FIRST_STATUS = Duration.ofSeconds(2);

  private static final Set<String> UNDER_WAY =
      Set.of(TrialState.Pending.name(), TrialState.Running.name());

  /**
   * How long the status can wait to be stored, zero for not at all: the first of a trial that
   * nothing holds up.
   */
  Duration patience(TrialFacts facts) {
    var age = facts.age();
    boolean waits =
        facts.isUnseen()
            && action != JobAction.DELETE
            && UNDER_WAY.contains(status.state())
            // Else the API server's clock is ahead, by nobody knows how much.
            && !age.isNegative()
            && age.compareTo(FIRST_STATUS) < 0;
    return waits ? FIRST_STATUS.minus(age) : Duration.ZERO;
  }

  /** When to look again, at the latest after the given time. */
  Duration lookAgainWithin(Duration most) {
    return lookAgain.filter(due -> due.compareTo(most) < 0).orElse(most);
  }

  enum JobAction {
    KEEP,
    CREATE,
    DELETE
  }
}
