package io.autoft.trainer.data;

import static java.util.Objects.requireNonNull;

import io.autoft.contract.Reason;
import io.autoft.trainer.failure.TrialFailure;
import java.util.ArrayList;
import java.util.List;

/**
 * What is wrong with a data set: the first few problems with their places, the others counted, so
 * that several can be repaired at once.
 */
final class Problems {

  private static final int SHOWN = 10;

  private final String set;
  private final List<String> shown = new ArrayList<>();
  private int count;

  Problems(String set) {
    this.set = requireNonNull(set, "set is null");
  }

  /** Notes a problem, reported as {@code place: message}. */
  void add(String place, String message) {
    count++;
    if (shown.size() < SHOWN) {
      shown.add(place + ": " + message);
    }
  }

  boolean isEmpty() {
    return count == 0;
  }

  /**
   * Ends the trial if there are problems.
   *
   * @throws TrialFailure with this reason, if there are problems
   */
  void throwIfAny(Reason reason) throws TrialFailure {
    throwIfAny(reason, "");
  }

  /**
   * As {@link #throwIfAny(Reason)}.
   *
   * @param advice what can be done, behind the problems
   */
  void throwIfAny(Reason reason, String advice) throws TrialFailure {
    if (count == 0) {
      return;
    }
    var message = new StringBuilder(set).append(": ");
    if (count > 1) {
      message.append(count).append(" problems: ");
    }
    message.append(String.join("; ", shown));
    if (count > shown.size()) {
      message.append("; and ").append(count - shown.size()).append(" more");
    }
    throw new TrialFailure(reason, message.append(advice).toString());
  }
}
