package io.autoft.trainer.training;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.autoft.contract.Metric;
import java.util.OptionalDouble;

/** Keeps the parameters of the best epoch; of equals, the earlier one. */
final class Selection implements AutoCloseable {

  private final Metric metric;
  private final NDManager manager;
  private NDArray kept;
  private int epoch;
  private OptionalDouble best = OptionalDouble.empty();

  Selection(Metric metric, NDArray parameters) {
    this.metric = requireNonNull(metric, "metric is null");
    this.manager = parameters.getManager().newSubManager();
    this.kept = copy(parameters);
  }

  private NDArray copy(NDArray parameters) {
    var copy = parameters.duplicate();
    copy.attach(manager);
    return copy;
  }

  /** Keeps these parameters if their value is better than that of all before. */
  void offer(int candidateEpoch, double value, NDArray parameters) {
    if (best.isEmpty() || isBetter(value, best.getAsDouble())) {
      best = OptionalDouble.of(value);
      keep(candidateEpoch, parameters);
    }
  }

  /** Keeps these parameters whatever came before. */
  void keep(int candidateEpoch, NDArray parameters) {
    epoch = candidateEpoch;
    kept.close();
    kept = copy(parameters);
  }

  private boolean isBetter(double value, double other) {
    return metric.lowerIsBetter() ? value < other : value > other;
  }

  NDArray parameters() {
    return kept;
  }

  /** Number of the epoch that is kept, counted from 1. */
  int epoch() {
    return epoch;
  }

  @Override
  public void close() {
    manager.close();
  }
}
