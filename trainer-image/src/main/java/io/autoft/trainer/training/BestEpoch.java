package io.autoft.trainer.training;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import io.autoft.contract.Metric;
import java.util.Optional;

/** Keeps the parameters of the best epoch; of equals, the earlier one. */
final class BestEpoch implements AutoCloseable {

  private static final NDIndex ALL = new NDIndex(":");

  private final Metric metric;
  private final NDManager manager;
  private final NDArray kept;
  private int epoch;
  private Optional<Double> best = Optional.empty();

  /**
   * At first, theta_0 as epoch 0.
   *
   * @param initial a copy of theta_0, which is this object's own; its manager outlives that
   */
  BestEpoch(Metric metric, NDArray initial) {
    this.metric = requireNonNull(metric, "metric is null");
    this.manager = initial.getManager().newSubManager();
    this.kept = initial;
    kept.attach(manager);
  }

  /** Keeps these parameters if their value is better than that of all before. */
  void offer(int candidateEpoch, double value, NDArray parameters) {
    if (best.isEmpty() || metric.isBetter(value, best.get())) {
      best = Optional.of(value);
      keep(candidateEpoch, parameters);
    }
  }

  /** Keeps these parameters whatever came before. */
  void keep(int candidateEpoch, NDArray parameters) {
    epoch = candidateEpoch;
    kept.set(ALL, parameters);
  }

  /** Keeps what a training has now, whatever came before. */
  void keep(int candidateEpoch, StagedTraining training) {
    try (var scope = manager.newSubManager()) {
      keep(candidateEpoch, training.evaluable(scope));
    }
  }

  /** Goes on from an earlier attempt, whose {@link #parameters} the caller fills in. */
  void restore(int keptEpoch, Optional<Double> value) {
    epoch = keptEpoch;
    best = value;
  }

  /** theta of the epoch that is kept. */
  NDArray parameters() {
    return kept;
  }

  /** Number of the epoch that is kept, counted from 1; 0 where training begins. */
  int epoch() {
    return epoch;
  }

  /** Value of the epoch that is kept, if any was compared. */
  Optional<Double> best() {
    return best;
  }

  @Override
  public void close() {
    manager.close();
  }
}
