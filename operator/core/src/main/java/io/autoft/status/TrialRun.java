package io.autoft.status;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * Where and when a trial's newest trainer ran, as far as that is known.
 *
 * @param process name of its pod, or of whatever runs it
 * @param gpus that it holds, where that is known
 * @param start from which its running time is counted; empty while it is not counted
 * @param end when the trial had an outcome
 * @param node that it ran on
 * @param image that ran
 */
public record TrialRun(
    Optional<String> process,
    Optional<Double> gpus,
    Optional<Instant> start,
    Optional<Instant> end,
    Optional<String> node,
    Optional<String> image) {

  /** None yet. */
  public static final TrialRun NONE =
      new TrialRun(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  public TrialRun {
    requireNonNull(process, "process is null");
    requireNonNull(gpus, "gpus is null");
    requireNonNull(start, "start is null");
    requireNonNull(end, "end is null");
    requireNonNull(node, "node is null");
    requireNonNull(image, "image is null");
  }
}
