package io.autoft.optimizer;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Which scores are better. */
public enum Direction {
  /** The higher, as for an accuracy. */
  MAXIMIZE,
  /** The lower, as for a loss. */
  MINIMIZE;

  /** Whether a score is strictly better than another. NaN is never better, and worse than any. */
  public boolean isBetter(double score, double than) {
    return compare(score, than) < 0;
  }

  /**
   * The best first: trials with a score by that score, then those that diverged or scored NaN;
   * among equals the earlier trial first.
   */
  public Comparator<Finished> bestFirst() {
    return Comparator.<Finished>comparingInt(trial -> trial.isScored() ? 0 : 1)
        .thenComparing((one, other) -> compare(one.score(), other.score()))
        .thenComparingInt(Finished::number);
  }

  /** The best of those that have a score. */
  public Optional<Finished> best(Collection<Finished> trials) {
    return trials.stream().filter(Finished::isScored).min(bestFirst());
  }

  /**
   * The trial's score as a loss, of which less is better: negated where scores are maximised; NaN
   * where it has none.
   */
  public double loss(Finished trial) {
    return this == MINIMIZE ? trial.score() : -trial.score();
  }

  /** Negative when the first is better. Unlike {@link Double#compare}, 0.0 and -0.0 are equal. */
  private int compare(double one, double other) {
    if (Double.isNaN(one) || Double.isNaN(other)) {
      return Boolean.compare(Double.isNaN(one), Double.isNaN(other));
    }
    if (one == other) {
      return 0;
    }
    return one > other == (this == MAXIMIZE) ? -1 : 1;
  }
}
