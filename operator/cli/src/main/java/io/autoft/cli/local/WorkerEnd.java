package io.autoft.cli.local;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * How a worker's part in a trial ended.
 *
 * @param exitCode that a trainer of its own would have ended with
 * @param hung whether it was ended for running on past the trial's limit
 * @param report that it left
 */
record WorkerEnd(int exitCode, boolean hung, Optional<String> report) {

  WorkerEnd {
    requireNonNull(report, "report is null");
  }
}
