package io.autoft.trainer.training;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.autoft.trainer.optimizer.TrainingState;
import java.util.List;
import java.util.Optional;

/** Training through the stages of a method, one after the other. */
final class StagedTraining implements AutoCloseable {

  private final TrialContext context;
  private final List<Stage> stages;
  private final int stepsPerUnit;
  private int stage;
  private TrainingState state;
  private TrainingLoop loop;
  private double loss = Double.NaN;

  /**
   * Training before its first step.
   *
   * @param units steps, or epochs
   * @param stepsPerUnit 1, or those of an epoch
   */
  StagedTraining(TrialContext context, int units, int stepsPerUnit) {
    this.context = requireNonNull(context, "context is null");
    var method = context.config().training().method();
    this.stages = Stage.of(method, context.settings(), units, stepsPerUnit);
    this.stepsPerUnit = stepsPerUnit;
    begin(0, initial());
  }

  private TrainingState initial() {
    return TrainingState.startingAt(context.model().initial().copy(context.manager()));
  }

  private void begin(int number, TrainingState from) {
    stage = number;
    state = from;
    var settings = stages.get(stage).settings();
    var order =
        new BatchOrder(context.data().train().size(), settings.batchSize(), settings.seed());
    loop = new TrainingLoop(context, settings, order, state, stages.get(stage).steps());
    context.progress().begin(stepsBefore(), steps(), total(), stepsPerUnit, order.batchSize());
  }

  /**
   * Continues where another training with the same settings has been. The caller fills in the
   * arrays of the {@link #state}; it is made only when the former one is gone, since a large model
   * may not have room for two.
   */
  void goTo(int number, int stepsOfStage, double lastLoss) {
    state.close();
    loss = lastLoss;
    begin(
        number,
        TrainingState.empty(context.model().initial().size(), stepsOfStage, context.manager()));
  }

  /** Goes back to the beginning. */
  void restart() {
    state.close();
    loss = Double.NaN;
    begin(0, initial());
  }

  /** Takes some steps; ends early if training diverges. */
  Optional<Divergence> advance(int steps) {
    int left = steps;
    while (left > 0) {
      if (state.steps() == stages.get(stage).steps()) {
        beginNext();
      }
      int now = Math.min(left, stages.get(stage).steps() - state.steps());
      var divergence = loop.advance(now);
      if (divergence.isPresent()) {
        return divergence.map(d -> new Divergence(stepsBefore() + d.step(), d.what(), d.value()));
      }
      left -= now;
    }
    return Optional.empty();
  }

  /** The same parameters under a fresh optimiser. */
  private void beginNext() {
    var theta = state.parameters();
    theta.attach(context.manager());
    state.close();
    begin(stage + 1, TrainingState.startingAt(theta));
  }

  private int stepsBefore() {
    return stages.stream().limit(stage).mapToInt(Stage::steps).sum();
  }

  private int total() {
    return stages.stream().mapToInt(Stage::steps).sum();
  }

  /**
   * theta, ready to be evaluated. Where the head is made from the text tower it is a copy: the head
   * in theta may be one that is trained beside, with which training goes on.
   *
   * @param scope of the copy
   */
  NDArray evaluable(NDManager scope) {
    var theta = state.parameters();
    if (!context.config().training().method().headFromText()) {
      return theta;
    }
    var copy = theta.duplicate();
    copy.attach(scope);
    context.model().rebuildHead(copy);
    return copy;
  }

  /** Steps taken in all stages. */
  int steps() {
    return stepsBefore() + state.steps();
  }

  /** The objective on the batch of the last step; NaN before the first. */
  double loss() {
    return Double.isNaN(loop.loss()) ? loss : loop.loss();
  }

  /** Number of the stage, counted from 0. */
  int stage() {
    return stage;
  }

  /** What changes in this stage. */
  TrainingState state() {
    return state;
  }

  @Override
  public void close() {
    state.close();
  }
}
