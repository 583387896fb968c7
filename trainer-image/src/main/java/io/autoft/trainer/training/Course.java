package io.autoft.trainer.training;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.NDArray;
import io.autoft.contract.TrainingMethod;
import io.autoft.trainer.optimizer.TrainingState;
import java.util.List;
import java.util.Optional;

/** A model on its way through the stages of its method. */
final class Course implements AutoCloseable {

  private final Setup setup;
  private final List<Stage> stages;
  private int stage;
  private TrainingState state;
  private Run run;
  private double loss = Double.NaN;

  /**
   * A course at its beginning.
   *
   * @param units steps, or epochs
   * @param stepsPerUnit 1, or those of an epoch
   */
  Course(Setup setup, int units, int stepsPerUnit) {
    this.setup = requireNonNull(setup, "setup is null");
    var method = setup.config().training().method();
    this.stages = Stage.of(method, setup.recipe(), units, stepsPerUnit);
    begin(0, TrainingState.startingAt(setup.model().initial()));
  }

  private void begin(int number, TrainingState from) {
    stage = number;
    state = from;
    var settings = stages.get(stage);
    var recipe = settings.recipe();
    var order = new BatchOrder(setup.data().train().size(), recipe.batchSize(), recipe.seed());
    run = new Run(setup, recipe, order, state, 0, settings.steps());
    setup.progress().begin(stepsBefore(), steps(), total(), order.batchSize());
  }

  /**
   * Goes to a place where a course like this one has been. The caller fills in the arrays of the
   * {@link #state}; it is made only when the former one is gone, since a large model may not have
   * room for two.
   */
  void goTo(int number, int stepsOfStage, double lastLoss) {
    state.close();
    loss = lastLoss;
    begin(number, TrainingState.empty(setup.model().initial(), stepsOfStage));
  }

  /** Goes back to the beginning. */
  void restart() {
    state.close();
    loss = Double.NaN;
    begin(0, TrainingState.startingAt(setup.model().initial()));
  }

  /** Takes some steps; ends early if training diverges. */
  Optional<Divergence> advance(int steps) {
    int left = steps;
    while (left > 0) {
      if (state.steps() == stages.get(stage).steps()) {
        beginNext();
      }
      int now = Math.min(left, stages.get(stage).steps() - state.steps());
      var divergence = run.advance(now);
      if (divergence.isPresent()) {
        return divergence.map(d -> new Divergence(stepsBefore() + d.step(), d.what(), d.value()));
      }
      left -= now;
    }
    return Optional.empty();
  }

  /** The same parameters under a fresh optimiser. */
  private void beginNext() {
    try (var theta = state.parameters().duplicate()) {
      theta.attach(setup.manager());
      state.close();
      begin(stage + 1, TrainingState.startingAt(theta));
    }
  }

  private int stepsBefore() {
    return stages.stream().limit(stage).mapToInt(Stage::steps).sum();
  }

  private int total() {
    return stages.stream().mapToInt(Stage::steps).sum();
  }

  /** theta, ready to be evaluated: a head that is no parameter is made from the text tower. */
  NDArray evaluable() {
    rebuildHead(setup, state.parameters());
    return state.parameters();
  }

  /** Makes the head of parameters that a method leaves without one. */
  static void rebuildHead(Setup setup, NDArray parameters) {
    if (setup.config().training().method() == TrainingMethod.FLYP) {
      setup.model().rebuildHead(parameters);
    }
  }

  /** Steps taken in all stages. */
  int steps() {
    return stepsBefore() + state.steps();
  }

  /** The objective on the batch of the last step; NaN before the first. */
  double loss() {
    return Double.isNaN(run.loss()) ? loss : run.loss();
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
