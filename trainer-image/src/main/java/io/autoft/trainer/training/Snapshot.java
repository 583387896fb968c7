package io.autoft.trainer.training;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a final training needs to go on from the end of an epoch, but for the arrays. The order of
 * the data follows from seed and steps, so no generator is kept.
 *
 * @param digest of what was to be trained
 * @param size P, number of trained scalars
 * @param epoch that has ended, counted from 1
 * @param stage of the method, counted from 0
 * @param steps taken in this stage
 * @param loss on the last batch
 * @param keptEpoch the best one; 0 where training begins
 * @param keptValue of the best one on the set that picks it
 * @param lines of the log
 */
record Snapshot(
    String digest,
    long size,
    int epoch,
    int stage,
    int steps,
    double loss,
    int keptEpoch,
    Optional<Double> keptValue,
    List<Map<String, Object>> lines) {

  Snapshot {
    requireNonNull(digest, "digest is null");
    requireNonNull(keptValue, "keptValue is null");
    lines = List.copyOf(lines);
  }

  /**
   * Whether the best epoch is the last one, so that its parameters follow from theta: they are the
   * same, but for a head that is made from the text tower.
   */
  boolean keepsLast() {
    return keptEpoch == epoch;
  }

  /** theta, both moments and, unless they follow from theta, the best epoch's parameters. */
  int arrays() {
    return keepsLast() ? 3 : 4;
  }
}
