package io.autoft.trainer.training;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.NDArray;
import io.autoft.trainer.data.ImageSet;
import io.autoft.trainer.model.Batch;
import io.autoft.trainer.model.PixelLoader;
import io.autoft.trainer.model.TrainableModel;
import java.util.Optional;
import java.util.SplittableRandom;

/** A model in training: its parameters, the optimiser's state and the place in the data. */
final class Run {

  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;

  private final TrainableModel model;
  private final ImageSet train;
  private final PixelLoader loader;
  private final Recipe recipe;
  private final Schedule schedule;
  private final Progress progress;
  private final BatchOrder order;
  private final SplittableRandom templates;
  private final NDArray parameters;
  private final AdamW optimizer;
  private int step;
  private double loss = Double.NaN;

  /**
   * A run at its beginning.
   *
   * @param order in which it sees the training set
   * @param steps K of the schedule
   */
  Run(Setup setup, BatchOrder order, int steps) {
    this.model = setup.model();
    this.train = setup.data().train();
    this.loader = setup.loader();
    this.recipe = setup.recipe();
    this.progress = setup.progress();
    this.schedule = new Schedule(recipe.learningRate(), recipe.warmupSteps(), steps);
    this.order = requireNonNull(order, "order is null");
    this.templates = new SplittableRandom(~recipe.seed());
    this.parameters = model.initial().duplicate();
    this.parameters.attach(setup.manager());
    this.optimizer = new AdamW(BETA1, BETA2, parameters.size(), setup.manager());
  }

  /** Takes some steps; ends early if training diverges. */
  Optional<Divergence> advance(int steps) {
    for (int i = 0; i < steps; i++) {
      var divergence = step();
      if (divergence.isPresent()) {
        return divergence;
      }
    }
    double sum = sumOfParameters();
    return Double.isFinite(sum)
        ? Optional.empty()
        : Optional.of(new Divergence(step, "sum of the parameters", sum));
  }

  private double sumOfParameters() {
    try (var sum = parameters.sum()) {
      return sum.getFloat();
    }
  }

  private Optional<Divergence> step() {
    try (var scope = parameters.getManager().newSubManager()) {
      double rate = schedule.rate(step);
      step++;
      var indices = order.next();
      var labels = new int[indices.length];
      for (int i = 0; i < indices.length; i++) {
        labels[i] = train.labels()[indices[i]];
      }
      var pixels = loader.load(train, indices, scope);
      var batch = new Batch(pixels, labels, templates.nextInt(model.templates()));
      var result = model.gradient(parameters, batch, recipe.objective());
      var gradient = result.gradient();
      loss =
          result.loss()
              + recipe.objective().addParameterTerms(parameters, model.initial(), gradient);
      if (!Double.isFinite(loss)) {
        return Optional.of(new Divergence(step, "loss", loss));
      }
      double norm = recipe.clip().apply(gradient);
      if (!Double.isFinite(norm)) {
        return Optional.of(new Divergence(step, "norm of the gradient", norm));
      }
      optimizer.update(parameters, gradient, rate, recipe.weightDecay());
      progress.step(step, schedule.steps(), loss, rate);
      return Optional.empty();
    }
  }

  /** theta, as it is now. */
  NDArray parameters() {
    return parameters;
  }

  /** Steps taken. */
  int steps() {
    return step;
  }

  /** The objective on the batch of the last step; NaN before the first. */
  double loss() {
    return loss;
  }
}
