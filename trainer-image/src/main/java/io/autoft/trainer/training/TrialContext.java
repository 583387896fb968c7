package io.autoft.trainer.training;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.NDManager;
import io.autoft.contract.TrialConfig;
import io.autoft.trainer.evaluation.Evaluator;
import io.autoft.trainer.model.PixelLoader;
import io.autoft.trainer.model.PretrainedClip;
import io.autoft.trainer.model.TrainableModel;

/**
 * All that one trial works with: what it was asked for, its own log and stopwatch, and what it has
 * from its {@link Workbench}.
 *
 * @param config what was asked for
 * @param settings how to train
 * @param data those of the study's data sets that the trial needs
 * @param loaded the study's model
 * @param loader of images
 * @param progress logs how far training is
 * @param phases times the trial
 */
record TrialContext(
    TrialConfig config,
    TrainingSettings settings,
    TrialData data,
    LoadedModel loaded,
    PixelLoader loader,
    Progress progress,
    Phases phases) {

  TrialContext {
    requireNonNull(config, "config is null");
    requireNonNull(settings, "settings is null");
    requireNonNull(data, "data is null");
    requireNonNull(loaded, "loaded is null");
    requireNonNull(loader, "loader is null");
    requireNonNull(progress, "progress is null");
    requireNonNull(phases, "phases is null");
  }

  /** The same for a training with another seed. */
  TrialContext withSeed(long seed) {
    return new TrialContext(
        config, settings.withSeed(seed), data, loaded, loader, progress, phases);
  }

  /** The model's files. */
  PretrainedClip pretrained() {
    return loaded.pretrained();
  }

  /** The model at its pretrained parameters. */
  TrainableModel model() {
    return loaded.model();
  }

  /** Manager of the model's arrays, which lives longer than the trial. */
  NDManager manager() {
    return loaded.manager();
  }

  Evaluator evaluator() {
    return new Evaluator(model(), loader, progress::evaluated);
  }

  /** The order in which training sees the training set. */
  BatchOrder order() {
    return new BatchOrder(data.train().size(), settings.batchSize(), settings.seed());
  }
}
