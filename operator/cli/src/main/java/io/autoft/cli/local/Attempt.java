package io.autoft.cli.local;

import static java.util.Objects.requireNonNull;

import io.autoft.trial.TrialOutcome;
import io.autoft.trial.TrialUsage;
import java.time.Instant;
import java.util.Optional;

/**
 * An attempt of a trial that has ended.
 *
 * @param trial number
 * @param outcome of the trial; {@code Pending} if it is to be run again
 * @param usage of the trial by now
 * @param process that ran it
 * @param logTail of a failure
 */
record Attempt(
    int trial,
    TrialOutcome outcome,
    TrialUsage usage,
    String process,
    Instant start,
    Instant end,
    Optional<String> logTail) {

  Attempt {
    requireNonNull(outcome, "outcome is null");
    requireNonNull(usage, "usage is null");
    requireNonNull(process, "process is null");
    requireNonNull(start, "start is null");
    requireNonNull(end, "end is null");
    requireNonNull(logTail, "logTail is null");
  }
}
