package io.autoft.cluster.trial;

import io.autoft.api.v1alpha1.AutoFTTrialStatus;
import java.time.Duration;
import java.util.Optional;

/**
 * What follows from the facts.
 *
 * @param status what the trial's status is to be
 * @param action what is to be done with its Job; the status is stored first
 * @param lookAgain when to look again though nothing has happened
 */
record TrialObservation(AutoFTTrialStatus status, JobAction action, Optional<Duration> lookAgain) {

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
