package io.autoft.trainer.training;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import io.autoft.trainer.data.ImageSet;
import io.autoft.trainer.model.Batch;
import io.autoft.trainer.model.PixelLoader;
import io.autoft.trainer.model.StepResult;
import io.autoft.trainer.model.TrainableModel;
import io.autoft.trainer.optimizer.TrainingState;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Optimiser steps with one set of settings and one schedule. What a step does follows from the
 * state, the settings and the step's number alone, so a loop can go on from a state that was kept.
 */
final class TrainingLoop {

  /** On an accelerator, reading a result would wait for all the work that is queued. */
  private static final int STEPS_BETWEEN_READINGS = 20;

  private final TrainableModel model;
  private final ImageSet train;
  private final PixelLoader loader;
  private final TrainingSettings settings;
  private final Schedule schedule;
  private final Progress progress;
  private final BatchOrder order;
  private final TrainingState state;
  private Optional<StepResult> last = Optional.empty();

  /**
   * A loop that takes a state further.
   *
   * @param settings in place of the context's
   * @param order in which it sees the training set; its first batch is that of the state's step 0
   * @param state is changed; its steps may lie anywhere in the schedule, which begins at step 0
   * @param steps K of the schedule
   */
  TrainingLoop(
      TrialContext context,
      TrainingSettings settings,
      BatchOrder order,
      TrainingState state,
      int steps) {
    this.model = context.model();
    this.train = context.data().train();
    this.loader = context.loader();
    this.progress = context.progress();
    this.settings = requireNonNull(settings, "settings is null");
    this.schedule = new Schedule(1, context.config().training().warmupSteps(steps), steps);
    this.order = requireNonNull(order, "order is null");
    this.state = requireNonNull(state, "state is null");
  }

  /** Takes some steps; ends early if training diverges. */
  Optional<Divergence> advance(int steps) {
    for (int i = 0; i < steps; i++) {
      var divergence = step(i == steps - 1);
      if (divergence.isPresent()) {
        return divergence;
      }
    }
    double sum = sumOfParameters();
    return Double.isFinite(sum)
        ? Optional.empty()
        : Optional.of(new Divergence(steps(), "sum of the parameters", sum));
  }

  private double sumOfParameters() {
    try (var sum = state.parameters().sum()) {
      return sum.getFloat();
    }
  }

  private Optional<Divergence> step(boolean isLast) {
    int step = state.steps();
    double rate = schedule.rate(step);
    boolean onCpu = !state.manager().getDevice().isGpu();
    boolean read = onCpu || isLast || step % STEPS_BETWEEN_READINGS == 0;
    try (var scope = state.manager().newSubManager()) {
      var result = model.step(state, parts(step, scope), settings.rule(rate), read);
      if (result.isEmpty()) {
        return Optional.empty();
      }
      last = result;
    }
    if (!Double.isFinite(loss())) {
      return Optional.of(new Divergence(steps(), "loss", loss()));
    }
    double norm = last.get().gradientNorm();
    if (!Double.isFinite(norm)) {
      return Optional.of(new Divergence(steps(), "norm of the gradient", norm));
    }
    progress.step(steps(), last.get(), rate * settings.largestLearningRate());
    return Optional.empty();
  }

  /**
   * The batch of a step, cut into parts. It is loaded at once: the next call of the loader writes
   * over its memory.
   */
  private List<Batch> parts(int step, NDManager scope) {
    var indices = order.batch(step);
    int template = template(step);
    var pixels = loader.load(train, indices, scope);
    // A set smaller than a batch may leave a rest.
    int parts = Math.min(settings.accumulationSteps(), indices.length);
    if (parts == 1) {
      return List.of(new Batch(pixels, labels(indices), template));
    }
    int size = indices.length / parts;
    return IntStream.range(0, parts)
        .mapToObj(
            part -> {
              int start = part * size;
              return new Batch(
                  pixels.get(scope, new NDIndex("{}:{}", start, start + size)),
                  labels(Arrays.copyOfRange(indices, start, start + size)),
                  template);
            })
        .toList();
  }

  private int[] labels(int[] indices) {
    return Arrays.stream(indices).map(index -> train.labels()[index]).toArray();
  }

  /** A stream of its own, entered at a step: the states of a generator are this far apart. */
  private int template(int step) {
    return new SplittableRandom(~settings.seed() + step * 0x9e3779b97f4a7c15L)
        .nextInt(model.templates());
  }

  /** Steps taken, those before this loop included. */
  private int steps() {
    return state.steps();
  }

  /** The objective on the batch of the last step that was read; NaN before the first. */
  double loss() {
    return last.map(StepResult::loss).orElse(Double.NaN);
  }
}
