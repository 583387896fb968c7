package io.autoft.trainer.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * All that changes while a model is trained: theta, the optimiser's moments and the number of
 * steps. The same state, the same data and the same settings give the same next state, so whoever
 * keeps these four can go on later.
 */
public final class TrainingState implements AutoCloseable {

  private final NDManager manager;
  private final NDArray parameters;
  private final NDArray firstMoment;
  private final NDArray secondMoment;
  private int steps;

  private TrainingState(
      NDManager manager, NDArray parameters, NDArray firstMoment, NDArray secondMoment, int steps) {
    this.manager = manager;
    this.parameters = parameters;
    this.firstMoment = firstMoment;
    this.secondMoment = secondMoment;
    this.steps = steps;
    for (var array : new NDArray[] {parameters, firstMoment, secondMoment}) {
      array.attach(manager);
    }
  }

  /**
   * The state before the first step.
   *
   * @param theta P scalars, which become the state's own and change with it; their manager outlives
   *     the state
   */
  public static TrainingState startingAt(NDArray theta) {
    var manager = theta.getManager().newSubManager();
    var shape = theta.getShape();
    return new TrainingState(manager, theta, manager.zeros(shape), manager.zeros(shape), 0);
  }

  /**
   * A state whose arrays are yet to be filled with what was kept.
   *
   * @param size P
   * @param steps taken
   * @param outer manager that outlives the state
   */
  public static TrainingState empty(long size, int steps, NDManager outer) {
    var manager = outer.newSubManager();
    var shape = new Shape(size);
    return new TrainingState(
        manager, manager.zeros(shape), manager.zeros(shape), manager.zeros(shape), steps);
  }

  /** theta, P scalars, as it is now. */
  public NDArray parameters() {
    return parameters;
  }

  /** Running mean of the gradient, P scalars. */
  public NDArray firstMoment() {
    return firstMoment;
  }

  /** Running mean of the squared gradient, P scalars. */
  public NDArray secondMoment() {
    return secondMoment;
  }

  /** Steps begun. */
  public int steps() {
    return steps;
  }

  /** Counts a step; whoever changes the arrays says so first. */
  public void beginStep() {
    steps++;
  }

  /** Manager of the state's arrays. */
  public NDManager manager() {
    return manager;
  }

  @Override
  public void close() {
    manager.close();
  }
}
